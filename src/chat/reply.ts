import type { Ack } from '../contract/wire.js';
import type { ChatSocket } from '../feed/broadcaster.js';

/** Answers the client, the first time that it is called. */
export interface Reply {
  (ack: Ack<unknown>): void;
  done?: boolean;
}

/**
 * Takes the ack from the end of the arguments. A client that gave none hears of a refusal by a notice.
 * @param told hears of the answer
 */
export function replyOnce(socket: ChatSocket, args: unknown[], told: (ack: Ack<unknown>) => void): Reply {
  const last = args.at(-1);
  const ack = typeof last === 'function' ? (args.pop() as Reply) : undefined;
  const answer: Reply = (reply) => {
    if (answer.done) return;
    answer.done = true;
    told(reply);
    if (ack) ack(reply);
    else if (!reply.ok) socket.emit('notice', reply.error);
  };
  return answer;
}
