import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type {
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
import type { Effect, Sanction, SanctionKind } from '../store/moderation-records.js';
import { ActionLog } from './action-log.js';
import { bannable } from './bannable.js';
import { HOST, outranks, rankOfBy, type By } from './by.js';
import { withReason } from './reason.js';
import { addressTarget, LIFTED, userTarget } from './standing.js';
import { refTo, Targets } from './targets.js';
import { muting } from './undo.js';

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
      const target = { id: message.user.id, nickname: message.user.nickname };
      return (id) => ({
        action: {
          kind: 'delete',
          target,
          message: { ...refTo(message), text: message.text },
          ...withReason(reason),
        },
        seen: { type: 'message.deleted', message: refTo(message) },
        effects: [{ do: 'remove', seq: message.seq, action: id }],
      });
    });
  }

  /** Removes all that the user has said in the room. */
  purge({ room, user, reason }: PurgeRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const target = await this.targets.find(by, room, user);
      return (id) => ({
        action: { kind: 'purge', target, ...withReason(reason) },
        seen: { type: 'user.purged', user: target },
        effects: [{ do: 'removeBy', userId: user, action: id }],
      });
    });
  }

  /** Removes all that was said in the room. */
  clear({ room, reason }: ClearRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, () => (id) => ({
      action: { kind: 'clear', ...withReason(reason) },
      seen: { type: 'room.cleared' },
      effects: [{ do: 'clear', action: id }],
    }));
  }

  /** Whoever is timed out reads, and may not write. */
  timeout(
    { room, user, seconds = TIMEOUT.default, reason }: TimeoutRequest,
    by = HOST,
  ): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const target = await this.targets.find(by, room, user);
      const until = (await this.store.moderation.now()) + seconds * 1000;
      return (id) => ({
        action: { kind: 'timeout', target, until, ...withReason(reason) },
        seen: { type: 'user.timed_out', user: target, until },
        effects: this.against(user, {
          kind: 'timeout',
          rank: rankOfBy(by),
          until,
          action: id,
          ...withReason(reason),
        }),
      });
    });
  }

  /** Whoever is banned is put out of the room, and does not get in again. */
  ban({ room, user, reason }: BanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const target = await this.targets.find(by, room, user);
      return (id) => ({
        action: { kind: 'ban', target, ...withReason(reason) },
        seen: { type: 'user.banned', user: target },
        effects: this.against(user, { kind: 'ban', rank: rankOfBy(by), action: id, ...withReason(reason) }),
      });
    });
  }

  /** Ends a ban, and a timeout. */
  unban({ room, user, reason }: UnbanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const { person: target } = await this.targets.know(room, user);
      const lifted = await this.sanctionOf(room, userTarget(user));
      return () => ({
        action: { kind: 'unban', target, ...lifted, ...withReason(reason) },
        seen: { type: 'user.unbanned', user: target },
        effects: [{ do: 'lift', target: userTarget(user), kinds: LIFTED }],
      });
    });
  }

  /** Has what the user writes from now on be seen by himself and the moderators alone; nobody is told. */
  mute(request: MuteRequest, by = HOST): Promise<ActionReply> {
    return this.setMuted(true, request, by);
  }

  unmute(request: MuteRequest, by = HOST): Promise<ActionReply> {
    return this.setMuted(false, request, by);
  }

  /** Keeps guests of the address or CIDR range out. @throws ChatError `bad_request` where it is neither */
  banAddress({ room, address: given, reason }: AddressBanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, () => {
      const address = bannable(given);
      return (id) => ({
        action: { kind: 'ban', address, ...withReason(reason) },
        seen: { type: 'user.banned' },
        effects: [
          {
            do: 'sanction',
            target: addressTarget(address),
            kind: 'ban',
            rank: rankOfBy(by),
            action: id,
            ...withReason(reason),
          },
        ],
      });
    });
  }

  unbanAddress({ room, address: given, reason }: AddressUnbanRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const address = bannable(given);
      const lifted = await this.sanctionOf(room, addressTarget(address));
      return () => ({
        action: { kind: 'unban', address, ...lifted, ...withReason(reason) },
        seen: { type: 'user.unbanned' },
        effects: [{ do: 'lift', target: addressTarget(address), kinds: LIFTED }],
      });
    });
  }

  private setMuted(mute: boolean, { room, user, reason }: MuteRequest, by: By): Promise<ActionReply> {
    return this.actions.act(room, by, async () => {
      const target = await this.targets.find(by, room, user);
      return (id) => ({
        action: { kind: mute ? 'mute' : 'unmute', target, ...withReason(reason) },
        // As where an address is banned: nodes are told that something changed, and nobody whom it concerns.
        seen: { type: 'user.banned' },
        effects: [muting(mute, user, id, rankOfBy(by))],
      });
    });
  }

  /** A guest is kept out by its address too: a new name costs nothing. */
  private against(userId: string, sanction: Omit<Sanction, 'target'>): Effect[] {
    const targets = [userTarget(userId), ...this.targets.addressesOf(userId).map(addressTarget)];
    return targets.map((target) => ({ do: 'sanction', target, ...sanction }));
  }

  private async sanctionOf(room: string, target: string) {
    const { sanctions } = await this.store.moderation.standing(room);
    const found = ['ban', 'timeout'].flatMap(
      (kind) => sanctions.find((sanction) => sanction.target === target && sanction.kind === kind) ?? [],
    )[0];
    if (!found) return {};
    const { kind, until, reason } = found;
    return {
      lifted: {
        kind: kind as Exclude<SanctionKind, 'mute'>,
        ...(until !== undefined && { until }),
        ...(reason !== undefined && { reason }),
      },
    };
  }
}
