import type { Ack } from '../contract/wire.js';
import type { ChatSocket } from '../feed/broadcaster.js';
import { OutgoingPacket } from '../feed/encoding.js';
import type { SocketWriter } from '../feed/socket-writer.js';

/** Answers the client, the first time that it is called. */
export interface Reply {
  (ack: Ack<unknown>): void;
  done?: boolean;
}

/** The id under which a client waits for an ack. */
class AckId {
  constructor(readonly id: number) {}
}

const ackId = (id: number) => new AckId(id);

/**
 * Has Socket.IO hand out the id where it would make a function that sends the ack: so that acks can go the
 * way that broadcasts go, and events in them are not encoded again for each viewer who joins. This is a method
 * of its sockets that is not their API. Where there is none of the name, there is the function to be called.
 */
export function handOutAckIds(socket: ChatSocket): void {
  Object.assign(socket, { ack: ackId });
}

/**
 * Takes the ack from the end of the arguments. A client that gave none hears of a refusal by a notice.
 * @param told hears of the answer
 */
export function replyOnce(
  socket: ChatSocket,
  writer: SocketWriter,
  args: unknown[],
  told: (ack: Ack<unknown>) => void,
): Reply {
  const last = args.at(-1);
  if (last instanceof AckId || typeof last === 'function') args.pop();
  const answer: Reply = (reply) => {
    if (answer.done) return;
    answer.done = true;
    told(reply);
    if (last instanceof AckId)
      writer.writeSoon(socket.conn, OutgoingPacket.ack(socket.nsp.name, last.id, reply));
    else if (typeof last === 'function') (last as Reply)(reply);
    else if (!reply.ok) socket.emit('notice', reply.error);
  };
  return answer;
}
