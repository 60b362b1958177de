import { Injectable } from '@nestjs/common';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import type { ActionEvent, ActionReply } from '../contract/moderation.js';
import type { FeedDraft } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import type { Room } from '../rooms/room.js';
import { RoomsService } from '../rooms/rooms.service.js';
import type { Entry } from '../store/chat-store.js';
import type { Effect } from '../store/moderation-records.js';
import { backstageOf } from './backstage.js';
import { rankOf, type By } from './by.js';

/** What an action is, and what everybody sees of it. */
export interface Act {
  action: Omit<ActionEvent, 'seq' | 'at' | 'type' | 'id' | 'by'>;
  /** What goes into the room's feed, and what follows from it. Absent: nobody sees anything. */
  seen?: FeedDraft;
  effects?: readonly Effect[];
  /** What moderators alone are told besides, in the backstage, and what follows from it. */
  told?: Told;
}

export type Told = Pick<Entry, 'draft' | 'effects'>;

/** Makes an action, given its id. */
export type MakeAct = (id: string) => Act;

/** Does what moderators do: what everybody sees and what the backstage keeps are stored together, or neither is. */
@Injectable()
export class ActionLog {
  constructor(
    private readonly rooms: RoomsService,
    private readonly feed: Feed,
  ) {}

  /** What is prepared with the room at hand. @throws ChatError `forbidden`, `room_not_found`, `unavailable` */
  act(room: string, by: By, prepare: (room: Room) => MakeAct | Promise<MakeAct>): Promise<ActionReply> {
    return this.holding(room, by, async (held) => this.record(room, by, await prepare(held)));
  }

  /** Has the room as the store has it, where `by` may moderate it. @throws as `act` does */
  holding<T>(id: string, by: By, act: (room: Room) => Promise<T>): Promise<T> {
    if (by.person && rankOf(by.roles) === 0) return Promise.reject(new ChatError('forbidden'));
    return this.rooms.holding(id, (room) => {
      if (!room.exists && room.viewers.size === 0) throw new ChatError('room_not_found');
      return act(room);
    });
  }

  /** @throws ChatError `unavailable` */
  async record(room: string, by: By, make: MakeAct): Promise<ActionReply> {
    const id = nanoid();
    const { action, seen, effects, told } = make(id);
    const backstage = backstageOf(room);
    const kept: Entry = {
      room: backstage,
      draft: { type: 'action', id, ...(by.person && { by: by.person }), ...action },
      effects: [
        {
          do: 'index',
          action: id,
          moderator: by.person?.id,
          target: action.target?.id,
          undoes: action.undoes,
        },
      ],
    };
    await this.feed.appendAll([
      ...(seen ? [{ room, draft: seen, ...(effects && { effects }) }] : []),
      ...(told ? [{ room: backstage, ...told }] : []),
      kept,
    ]);
    return { action: id };
  }
}
