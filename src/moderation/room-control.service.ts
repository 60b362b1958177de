import { Injectable } from '@nestjs/common';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import type {
  ActionReply,
  AnnounceRequest,
  PinRequest,
  RoleRequest,
  UpdateRequest,
} from '../contract/moderation.js';
import type { RoomSettings } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { cleanText } from '../messages/text-rules.js';
import { changedSettings } from '../rooms/room-settings.js';
import { ActionLog } from './action-log.js';
import { HOST, rankOf } from './by.js';
import { refTo, Targets } from './targets.js';

/** What moderators do with the room itself; in all else as `ModerationService`. */
@Injectable()
export class RoomControlService {
  constructor(
    private readonly actions: ActionLog,
    private readonly targets: Targets,
    private readonly feed: Feed,
  ) {}

  /** Says something to everybody in the room. @throws ChatError `text_invalid` */
  announce({ room, text: given }: AnnounceRequest, by = HOST): Promise<ActionReply> {
    return this.actions.holding(room, by, async () => {
      const id = nanoid();
      const text = cleanText(given);
      const { seq } = await this.feed.append({ room, draft: { type: 'announcement' as const, id, text } });
      return this.actions.record(room, by, () => ({
        action: { kind: 'announce', message: { id, seq, text } },
      }));
    });
  }

  /** Shows a message above all else, or none any more. @throws ChatError `message_not_found` */
  pin({ room: id, message: ref }: PinRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(id, by, async (room) => {
      const { pinned: before, ...others } = room.settings;
      const message = ref && (await this.targets.message(id, ref));
      const pinned = message && { ...refTo(message), user: message.user, text: message.text };
      return () => ({
        action: {
          kind: 'pin',
          ...(message && { message: { ...refTo(message), text: message.text } }),
          settings: pinned ? { pinned } : {},
          before: before ? { pinned: before } : {},
        },
        seen: { type: 'room.updated', room: pinned ? { ...others, pinned } : others },
      });
    });
  }

  /** Changes what is given of the room's settings. @throws ChatError `bad_request` */
  update({ room: id, ...change }: UpdateRequest, by = HOST): Promise<ActionReply> {
    return this.actions.act(id, by, (room) => {
      const { settings: was } = room;
      const is = changedSettings(was, change);
      return () => ({
        action: { kind: 'update', settings: differing(is, was), before: differing(was, is) },
        seen: { type: 'room.updated', room: is },
      });
    });
  }

  /** Makes somebody a moderator or a VIP of the room, or neither. Moderators are made by owners. */
  setRole({ room: id, user, role }: RoleRequest, by = HOST): Promise<ActionReply> {
    return this.actions.holding(id, by, async (room) => {
      const roleBefore = room.log.standing.roleOf(user);
      if (by.person && [role, roleBefore].includes('moderator') && rankOf(by.roles) < 2)
        throw new ChatError('forbidden');
      const target = await this.targets.find(by, id, user);
      return this.actions.record(id, by, () => ({
        action: { kind: 'role', target, ...(role && { role }), ...(roleBefore && { roleBefore }) },
        seen: { type: 'user.role', user: target, ...(role && { role }) },
        effects: [{ do: 'grant', userId: user, role }],
      }));
    });
  }
}

/** Those of the settings that are other ones than in `others`. */
function differing(settings: RoomSettings, others: RoomSettings): Partial<RoomSettings> {
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(others[name as keyof RoomSettings]),
    ),
  );
}
