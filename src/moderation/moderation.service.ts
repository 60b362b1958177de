import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type {
  ActionEvent,
  ActionReply,
  AddressBanRequest,
  AddressUnbanRequest,
  BanRequest,
  ClearRequest,
  DeleteRequest,
  MuteRequest,
  PurgeRequest,
  TimeoutRequest,
  UnbanRequest,
} from '../contract/moderation.js';
import { ChatStore } from '../store/chat-store.js';
import { ActionLog } from './action-log.js';
import { bannable } from './bannable.js';
import { HOST, outranks, rankOfBy } from './by.js';
import { clearing, deleting, purging } from './removing.js';
import {
  banning,
  banningAddress,
  muting,
  timingOut,
  unbanning,
  unbanningAddress,
  unmuting,
} from './sanctioning.js';
import { addressTarget, LIFTED, userTarget } from './standing.js';
import { Targets } from './targets.js';

/** Seconds. */
export const TIMEOUT = { default: 600, max: 14 * 24 * 3600 };

/**
 * What moderators do about messages and people, and the host app in its own name: it leaves out `by`. Each
 * action is one event in the room's feed, for everybody, and one in its backstage, for its moderators; the
 * reply names it to undo it by.
 * All throw ChatError `forbidden` where `by` may not, `room_not_found`, and `unavailable`.
 */
@Injectable()
export class ModerationService {
  constructor(
    private readonly targets: Targets,
    private readonly actions: ActionLog,
    @Inject(ChatStore) private readonly store: ChatStore,
  ) {}

  /** Removes a message; its place is kept. @throws ChatError `message_not_found` */
  delete({ room, message: ref, reason }: DeleteRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const message = await this.targets.message(room, ref);
      const isOwn = message.user.id === by.person?.id;
      if (!isOwn && !outranks(by, message.user.roles)) throw new ChatError('forbidden');
      return deleting(message, reason);
    });
  }

  /** Removes all that the user has said in the room. */
  purge({ room, user, reason }: PurgeRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => purging(await this.targets.find(by, room, user), reason));
  }

  /** Removes all that was said in the room. */
  clear({ room, reason }: ClearRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, () => clearing(reason));
  }

  /** Whoever is timed out reads, and may not write. */
  timeout(
    { room, user, seconds = TIMEOUT.default, reason }: TimeoutRequest,
    by = HOST,
  ): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const target = await this.targets.find(by, room, user);
      const until = (await this.store.moderation.now()) + seconds * 1000;
      return timingOut(target, this.targets.addressesOf(user), until, { rank: rankOfBy(by), reason });
    });
  }

  /** Whoever is banned is put out of the room, and does not get in again. */
  ban({ room, user, reason }: BanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const target = await this.targets.find(by, room, user);
      return banning(target, this.targets.addressesOf(user), { rank: rankOfBy(by), reason });
    });
  }

  /** Ends a ban, and a timeout. */
  unban({ room, user, reason }: UnbanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const { person } = await this.targets.know(room, user);
      return unbanning(person, await this.inForce(room, userTarget(user)), reason);
    });
  }

  /** Has what the user writes from now on be seen by himself and the moderators alone; nobody is told. */
  mute({ room, user, reason }: MuteRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () =>
      muting(await this.targets.find(by, room, user), { rank: rankOfBy(by), reason }),
    );
  }

  unmute({ room, user, reason }: MuteRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => unmuting(await this.targets.find(by, room, user), reason));
  }

  /** Keeps guests of the address or CIDR range out. @throws ChatError `bad_request` where it is neither */
  banAddress({ room, address, reason }: AddressBanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, () =>
      banningAddress(bannable(address), { rank: rankOfBy(by), reason }),
    );
  }

  unbanAddress({ room, address: given, reason }: AddressUnbanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const address = bannable(given);
      return unbanningAddress(address, await this.inForce(room, addressTarget(address)), reason);
    });
  }

  /** What keeps the target out, or silent where nothing does. */
  private async inForce(room: string, target: string): Promise<ActionEvent['lifted']> {
    const { sanctions } = await this.store.moderation.standing(room);
    for (const kind of LIFTED) {
      const found = sanctions.find((sanction) => sanction.target === target && sanction.kind === kind);
      if (!found) continue;
      const { until, reason } = found;
      return { kind, ...(until !== undefined && { until }), ...(reason !== undefined && { reason }) };
    }
    return undefined;
  }
}
