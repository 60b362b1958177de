import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { MessageRef, Person } from '../contract/moderation.js';
import type { MessageEvent, Role } from '../contract/wire.js';
import { Viewers } from '../identity/viewers.js';
import { ChatStore } from '../store/chat-store.js';
import { outranks, type By } from './by.js';
import { Roles } from './roles.js';

/** Whom something is done to, as far as this node and the room's feed know them. */
@Injectable()
export class Targets {
  constructor(
    private readonly viewers: Viewers,
    private readonly roles: Roles,
    @Inject(ChatStore) private readonly store: ChatStore,
  ) {}

  /** @throws ChatError `forbidden` where they rank as high as who acts */
  async find(by: By, room: string, userId: string): Promise<Person> {
    const { person, roles } = await this.know(room, userId);
    if (!outranks(by, roles)) throw new ChatError('forbidden');
    return person;
  }

  /** @throws ChatError `message_not_found` where there is none, or no more */
  async message(room: string, { id, seq }: MessageRef): Promise<MessageEvent> {
    const said = await this.store.moderation.said(room, seq);
    if (!said || said.removed || said.event.id !== id) throw new ChatError('message_not_found');
    return said.event;
  }

  /** Those that guests are kept out by; a member is known by who he is. */
  addressesOf(userId: string): string[] {
    return this.viewers.guestAddresses(userId);
  }

  async know(room: string, userId: string): Promise<{ person: Person; roles: readonly Role[] }> {
    const [tab] = this.viewers.of(userId);
    const [latest] = tab ? [] : await this.store.moderation.saidBy(room, userId, 1);
    const nickname = tab ? tab.identity.nickname : latest?.event.user.nickname;
    const given = this.roles.given(userId, room);
    const others = tab ? this.roles.of(tab.identity, room) : (latest?.event.user.roles ?? []);
    return {
      person: { id: userId, ...(nickname !== undefined && { nickname }) },
      roles: given === undefined ? others : [given, ...others],
    };
  }
}

export function refTo({ id, seq }: MessageRef): MessageRef {
  return { id, seq };
}
