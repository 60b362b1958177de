import { Injectable, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { ChatError } from './chat-error.js';

/** Lets through what has the shape that the event takes, without any property that it does not know. */
@Injectable()
export class PayloadPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new ChatError('bad_request', { message: `${reason(errors)}.` }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (cause) {
      // The transformer recurses: a payload nested deep enough exhausts the stack.
      throw cause instanceof RangeError ? new ChatError('bad_request', { cause }) : cause;
    }
  }
}

/** The first thing that is wrong; never the value, which may be anything. */
function reason(errors: ValidationError[]): string {
  const [first] = errors;
  if (!first) return 'The payload is not an object';
  return Object.values(first.constraints ?? {})[0] ?? reason(first.children ?? []);
}
