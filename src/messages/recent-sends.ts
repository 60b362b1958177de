import { Injectable } from '@nestjs/common';

/** How many sends are remembered: at 1,000 a second, the last 20 seconds, in about 3 MB. */
const REMEMBERED = 20_000;

/**
 * What this node has committed of late, so that a client that lost the ack gets it again even while the
 * limits hold it back: it asks for an answer, it does not send. What is not remembered any more meets the
 * limits first, and then the store, which forgets nothing.
 */
@Injectable()
export class RecentSends {
  private readonly keys = new Set<string>();

  add(room: string, userId: string, clientMsgId: string): void {
    this.keys.add(keyOf(room, userId, clientMsgId));
    if (this.keys.size <= REMEMBERED) return;
    const [oldest] = this.keys;
    if (oldest !== undefined) this.keys.delete(oldest);
  }

  has(room: string, userId: string, clientMsgId: string): boolean {
    return this.keys.has(keyOf(room, userId, clientMsgId));
  }
}

/** Neither a room's id nor a `clientMsgId` has a space in it. */
function keyOf(room: string, userId: string, clientMsgId: string): string {
  return `${room} ${clientMsgId} ${userId}`;
}
