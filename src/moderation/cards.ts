import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { CardReply, CardRequest } from '../contract/moderation.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ChatStore } from '../store/chat-store.js';
import { backstageOf } from './backstage.js';
import { HOST, rankOf, type By } from './by.js';
import { userTarget } from './standing.js';
import { Targets } from './targets.js';

/** Messages on a card, and actions. */
const SHOWN = 50;

/** What moderators are told of somebody: what they wrote in the room, and what was done to them. */
@Injectable()
export class Cards {
  constructor(
    private readonly rooms: RoomsService,
    private readonly targets: Targets,
    @Inject(ChatStore) private readonly store: ChatStore,
  ) {}

  /** @throws ChatError `forbidden`, `unavailable` */
  card({ room: id, user }: CardRequest, by: By = HOST): Promise<CardReply> {
    if (by.person && rankOf(by.roles) === 0) throw new ChatError('forbidden');
    return this.rooms.holding(id, async (room) => {
      const { person } = await this.targets.know(id, user);
      const said = await this.store.moderation.saidBy(id, user, SHOWN);
      const { sanctions } = await this.store.moderation.standing(id);
      const own = sanctions.filter(({ target }) => target === userTarget(user));
      const timedOutUntil = own.find(({ kind }) => kind === 'timeout')?.until;
      const role = room.log.standing.roleOf(user);
      return {
        user: person,
        banned: own.some(({ kind }) => kind === 'ban'),
        muted: own.some(({ kind }) => kind === 'mute'),
        ...(timedOutUntil !== undefined && { timedOutUntil }),
        ...(role && { role }),
        messages: said.map(({ event, removed }) => ({ ...event, removed })),
        actions: await this.store.moderation.actionsOn(backstageOf(id), user, SHOWN),
      };
    });
  }
}
