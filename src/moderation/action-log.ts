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
import { once } from '../store/once.js';
import { backstageOf } from './backstage.js';
import { rankOf, type By } from './by.js';

/** What an action is, and what everybody sees of it. */
export interface Act {
  action: Omit<ActionEvent, 'seq' | 'at' | 'type' | 'id' | 'by'>;
  /** What goes into the room's feed. Absent: nobody sees anything. */
  seen?: FeedDraft;
  /** What follows from it, for the room; where nobody sees anything, for its backstage. */
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
    await this.feed.appendAll(entriesOf(room, by, id, make(id)));
    return { action: id };
  }

  /**
   * The same for what can be done once, whoever does it, on whichever node: the name tells what that is.
   * @returns undefined where it was done before; nothing of it is stored again then
   * @throws ChatError `unavailable`
   */
  async recordOnce(room: string, by: By, name: string, make: MakeAct): Promise<ActionReply | undefined> {
    const id = nanoid();
    const stored = await this.feed.appendAll(entriesOf(room, by, id, make(id), name));
    const kept = stored.at(-1);
    return kept?.type === 'action' && kept.id === id ? { action: id } : undefined;
  }
}

/** What is stored of the action, the action itself at the end. */
function entriesOf(room: string, { person }: By, id: string, act: Act, name?: string): Entry[] {
  const { action, seen, effects = [], told } = act;
  const backstage = backstageOf(room);
  const index: Effect = {
    do: 'index',
    action: id,
    moderator: person?.id,
    target: action.target?.id,
    undoes: action.undoes,
  };
  const sent = name === undefined ? {} : { sent: once(name) };
  const toldOnce = name === undefined ? {} : { sent: once(`${name} told`) };
  return [
    ...(seen ? [{ room, draft: seen, effects, ...sent }] : []),
    ...(told ? [{ room: backstage, ...told, ...toldOnce }] : []),
    {
      room: backstage,
      draft: { type: 'action', id, ...(person && { by: person }), ...action },
      effects: seen ? [index] : [index, ...effects],
      ...sent,
    },
  ];
}
