import { EventEmitter } from 'node:events';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { OncePerKey } from '../feed/once-per-key.js';
import type { RoomLog } from '../feed/room-log.js';
import { ChatStore } from '../store/chat-store.js';
import { Standing } from './standing.js';

/** How soon what could not be read is read again, where nobody asks for it earlier. */
const RETRY_MS = 1_000;

/**
 * Keeps what nodes know of who may speak in a room as the store has it. The feed says when that changes:
 * so every node knows at once, and one that was not told knows as soon as it has what it lacks of the feed.
 */
@Injectable()
export class Standings {
  private readonly logger = new Logger('Chat');
  private readonly reloads = new OncePerKey<RoomLog, void>();
  private readonly changes = new EventEmitter();

  constructor(@Inject(ChatStore) private readonly store: ChatStore) {}

  /** Has `listener` hear of each change, after it. */
  onChanged(listener: (log: RoomLog, before: Standing) => void): void {
    this.changes.on('changed', listener);
  }

  /** Reads what has changed, if it has. @throws ChatError `unavailable` */
  async settle(log: RoomLog): Promise<void> {
    while (log.isStandingVoid) await this.reloads.run(log, () => this.reload(log));
  }

  /** The same for whoever does not wait for it. */
  refresh(log: RoomLog): void {
    this.settle(log).catch((error: unknown) => {
      this.logger.warn(`Who may speak in a room could not be read (${String(error)})`);
      setTimeout(() => this.refresh(log), RETRY_MS).unref();
    });
  }

  /** The log's standing is another one than before. */
  changed(log: RoomLog, before: Standing): void {
    this.changes.emit('changed', log, before);
  }

  private async reload(log: RoomLog): Promise<void> {
    // Until it is read it is void, also for whoever asks meanwhile; and after that, where it changed meanwhile.
    const { standingChanges } = log;
    const record = await this.store.moderation.standing(log.room).catch((cause: unknown) => {
      throw new ChatError('unavailable', { cause });
    });
    const before = log.standing;
    log.standing = new Standing(record, performance.now());
    log.standingRead = standingChanges;
    this.changed(log, before);
  }
}
