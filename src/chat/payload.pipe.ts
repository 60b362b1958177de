import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { MessageBody } from '@nestjs/websockets';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ChatError } from './chat-error.js';
import { PayloadShape, type PayloadClass } from './payload-shape.js';

/**
 * Lets through what has the shape that the event takes, without any property that it does not know. Nest's
 * own `ValidationPipe` also takes arrays, primitives, files and asynchronous rules, and costs several times
 * as much for each message.
 */
@Injectable()
export class PayloadPipe implements PipeTransform {
  transform(value: unknown, { metatype }: ArgumentMetadata): unknown {
    if (!metatype) throw new TypeError('a payload needs a class that says what it is');
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ChatError('bad_request', { message: 'The payload is not an object.' });
    return (
      PayloadShape.of(metatype as PayloadClass).take(value) ?? validated(metatype as PayloadClass, value)
    );
  }
}

/** Parameter of a gateway's method: what was sent, once it has the shape of the parameter's type. */
export const Payload = (): ParameterDecorator => MessageBody(PayloadPipe);

/** The first thing that is wrong; never the value, which may be anything. */
function reason(errors: ValidationError[]): string {
  const [first] = errors;
  if (!first) return 'The payload is not what the event takes';
  return Object.values(first.constraints ?? {})[0] ?? reason(first.children ?? []);
}

/** The same from class-validator, which knows every kind of rule. @throws ChatError `bad_request` with the reason */
function validated(type: PayloadClass, value: object): object {
  try {
    const payload = plainToInstance(type, value);
    const errors = validateSync(payload, { whitelist: true, stopAtFirstError: true });
    if (errors.length === 0) return payload;
    throw new ChatError('bad_request', { message: `${reason(errors)}.` });
  } catch (cause) {
    // The transformer recurses: a payload nested deep enough exhausts the stack.
    throw cause instanceof RangeError ? new ChatError('bad_request', { cause }) : cause;
  }
}
