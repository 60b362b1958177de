import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Reply } from './reply.js';

const TheReply = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  context.getArgByIndex<Reply>(2),
);

type Handler = (...args: never[]) => unknown;

/**
 * Acks what the handler returns; the first decorator to be applied, so the last one in the list. By Nest
 * null and undefined are never acked, and what has a key named `event` is emitted. An interceptor could ack
 * too, but those of the host app may wrap every result in something of their own, and one interceptor alone
 * has Nest build a dozen observables for each message.
 */
export function Acked(): <T extends Handler>(
  gateway: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void {
  return (gateway, name, descriptor) => {
    const handler = descriptor.value as ((...args: unknown[]) => unknown) | undefined;
    if (!handler) return;
    const { length } = handler;
    TheReply()(gateway, name, length);
    const acking = async function (this: unknown, ...args: unknown[]): Promise<void> {
      const reply = args[length] as Reply;
      const data: unknown = await handler.apply(this, args.slice(0, length));
      reply({ ok: true, data: data ?? {} });
    };
    descriptor.value = acking as unknown as typeof descriptor.value;
  };
}
