import type { FilterList } from '../contract/filters.js';
import type { ActionEvent } from '../contract/moderation.js';
import type { MessageEvent, RoomSettings } from '../contract/wire.js';
import type { FeedDraft } from '../contract/wire.js';
import type { Effect, HeldDraft } from '../store/moderation-records.js';
import type { Act } from './action-log.js';
import { waits } from './held.js';
import { addressTarget, LIFTED, userTarget } from './standing.js';

/** What puts things back as they were. */
export type Reversal = Omit<Act, 'action'>;

/** What a reversal is made from, besides the action. */
export interface Known {
  settings: RoomSettings;
  /** The latest messages that the action removed. */
  removed: MessageEvent[];
  /** The message that it refused. */
  refused?: HeldDraft | undefined;
  /** The word list that it changed, as it was; null where there was none. */
  listBefore?: FilterList | null | undefined;
  /** Of whoever undoes it. */
  rank: number;
}

/** What undoes the action; undefined where nothing can. */
export function reversalOf(action: ActionEvent, id: string, known: Known): Reversal | undefined {
  const { kind, target, address } = action;
  switch (kind) {
    case 'delete':
    case 'purge':
    case 'clear':
      return {
        seen: {
          type: 'messages.restored',
          messages: known.removed.filter(({ shadowed }) => !shadowed),
        },
        effects: [{ do: 'restore', action: action.id }],
      };
    case 'timeout':
    case 'ban':
      if (target)
        return {
          seen: { type: 'user.unbanned', user: target },
          effects: [{ do: 'lift', target: userTarget(target.id), kinds: LIFTED }],
        };
      return address === undefined
        ? undefined
        : {
            seen: { type: 'user.unbanned' },
            effects: [{ do: 'lift', target: addressTarget(address), kinds: LIFTED }],
          };
    case 'unban':
      return undoneUnban(action, id, known.rank);
    case 'mute':
    case 'unmute':
      return (
        target && {
          seen: { type: 'user.banned' },
          effects: [muting(kind === 'unmute', target.id, id, known.rank)],
        }
      );
    case 'role':
      if (!target) return undefined;
      return {
        seen: {
          type: 'user.role',
          user: target,
          ...(action.roleBefore && { role: action.roleBefore }),
        },
        effects: [{ do: 'grant', userId: target.id, role: action.roleBefore }],
      };
    case 'pin':
    case 'update':
      return { seen: { type: 'room.updated', room: settingsBefore(known.settings, action) } };
    case 'announce':
    case 'allow':
      if (!action.message) return undefined;
      return {
        seen: { type: 'message.deleted', message: { id: action.message.id, seq: action.message.seq } },
        effects: [{ do: 'remove', seq: action.message.seq, action: id }],
      };
    case 'refuse':
      return known.refused && { told: waits(known.refused) };
    case 'filters':
      return action.list === undefined || known.listBefore === undefined
        ? undefined
        : changingList(action.list, known.listBefore ?? undefined);
    default:
      return undefined;
  }
}

/**
 * What makes the room's word list another one, or ends it. It is not in the event, which everybody is sent.
 * @param keepFor the action for whose undo the list before is kept
 */
export function changingList(name: string, list: FilterList | undefined, keepFor?: string): Reversal {
  return { seen: { type: 'room.filters' }, effects: [{ do: 'filter', name, list, keepFor }] };
}

/** What mutes somebody in the shadow, or ends that; the event that goes with it names nobody. */
export function muting(mute: boolean, userId: string, action: string, rank: number): Effect {
  const target = userTarget(userId);
  return mute
    ? { do: 'sanction', target, kind: 'mute', rank, action }
    : { do: 'lift', target, kinds: ['mute'] };
}

function undoneUnban(
  { target, address, lifted }: ActionEvent,
  id: string,
  rank: number,
): Reversal | undefined {
  const to = target ? userTarget(target.id) : address === undefined ? undefined : addressTarget(address);
  if (!lifted || to === undefined) return undefined;
  const { kind, until, reason } = lifted;
  const seen: FeedDraft =
    kind === 'timeout' && target && until !== undefined
      ? { type: 'user.timed_out', user: target, until }
      : { type: 'user.banned', ...(target && { user: target }) };
  return { seen, effects: [{ do: 'sanction', target: to, kind, rank, until, reason, action: id }] };
}

/** What the action changed is as it was before; what was changed since in other settings stays. */
function settingsBefore(now: RoomSettings, { settings = {}, before = {} }: ActionEvent): RoomSettings {
  const others = Object.fromEntries(
    Object.entries(now).filter(([name]) => !(name in settings) && !(name in before)),
  );
  return { ...others, ...before } as RoomSettings;
}
