/** A connection in a room that checks that it gets everything, once and in the room's order. */
export class Viewer {
  /** The place in the room's order that it has to get next. */
  next = 0;
  /** Whether it times what it receives. */
  sampled = false;
  /** A reader that has stopped reading: nothing is expected of it. */
  stopped = false;

  /**
   * @param {import('./connection.mjs').Connection} connection
   * @param {string} room
   * @param {import('./room-order.mjs').RoomOrder} order
   * @param {import('./tally.mjs').Tally} tally
   */
  constructor(connection, room, order, tally) {
    this.connection = connection;
    this.room = room;
    this.order = order;
    this.tally = tally;
    this.next = order.length;
    connection.onFeed = (buffer, start, end) => this.receive(buffer, start, end);
  }

  /** @param {Buffer} buffer @param {number} start @param {number} end */
  receive(buffer, start, end) {
    if (this.stopped) return;
    const batch = this.order.match(this.next, buffer, start, end);
    if (!batch) return;
    const { tally } = this;
    tally.frames += 1;
    tally.bytes += end - start;
    tally.deliveries += batch.next - batch.first;
    if (batch.first > this.next) tally.lost += batch.first - this.next;
    if (batch.first < this.next) tally.duplicated += this.next - batch.first;
    this.next = batch.next;
    if (this.sampled) tally.sample(batch.sentAt);
  }

  stop() {
    this.stopped = true;
    this.connection.prompt = false;
    this.connection.socket.pause();
  }

  /** Reads at once if it is sampled, else when it is its turn. @param {boolean} sampled */
  beSampled(sampled) {
    this.sampled = this.connection.prompt = sampled;
    if (sampled) this.connection.socket.resume();
  }
}
