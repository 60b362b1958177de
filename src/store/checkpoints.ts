import Libsql from 'libsql/promise';

/**
 * How long after a write what is in the log by then is moved: then, and not while nothing is written. Each time
 * costs two waits for the disk, and the next commits have every page made dirty anew.
 */
const EVERY_MS = 1_000;

/**
 * Moves what SQLite's write-ahead log holds into the database file, over a connection of its own, whose work is
 * done by another thread. Left to the connection that writes, it waits for the disk in the middle of a commit,
 * and with it everybody whose message or packet is under way: for 100 ms and more where the disk is slow.
 */
export class Checkpoints {
  private readonly database: Libsql;
  private timer: NodeJS.Timeout | undefined;
  /** The move under way. */
  private moving: Promise<void> | undefined;

  /** @param file of a database that exists and is in WAL mode */
  constructor(file: string) {
    this.database = new Libsql(file, {});
  }

  /** Something was written. */
  soon(): void {
    this.timer ??= setTimeout(() => this.move(), EVERY_MS).unref();
  }

  /** @param then is called when nothing is moved any more: at once, unless something just is */
  close(then: () => void): void {
    clearTimeout(this.timer);
    const end = () => {
      this.database.close();
      then();
    };
    if (this.moving) void this.moving.then(end);
    else end();
  }

  /** What fails is tried again after the next write; where it never works, the connection that writes does it. */
  private move(): void {
    const moved = this.database.exec('pragma wal_checkpoint(passive)') as Promise<void>;
    this.moving = moved.catch(() => undefined).then(() => (this.timer = this.moving = undefined));
  }
}
