import type { FilterList } from '../contract/filters.js';
import type { ActionEvent } from '../contract/moderation.js';
import type { MessageEvent, RoomSettings } from '../contract/wire.js';
import type { FeedDraft } from '../contract/wire.js';
import type { HeldDraft, Sanction } from '../store/moderation-records.js';
import type { Act } from './action-log.js';
import { waits } from './held.js';

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
  /** What is in force against whom it is about, and what would be if it had not been. */
  inForce?: readonly Sanction[];
  without?: readonly Sanction[];
}

/** What undoes the action; undefined where nothing can. */
export function reversalOf(action: ActionEvent, id: string, known: Known): Reversal | undefined {
  const { kind, target } = action;
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
    case 'unban':
    case 'mute':
    case 'unmute':
      if (kind === 'unban' && !action.lifted) return undefined;
      return { seen: seenWithout(action, known), effects: [{ do: 'revert', action: action.id }] };
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

/**
 * What holds against them from now on, as everybody is told. Where that is what held before, or a mute, the event
 * names nobody: nodes are told that something changed.
 */
function seenWithout(
  { kind, target, address }: ActionEvent,
  { inForce = [], without = [] }: Known,
): FeedDraft {
  const [before, after] = [gravest(inForce), gravest(without)];
  if (kind === 'mute' || kind === 'unmute' || (target && before?.action === after?.action))
    return { type: 'user.banned' };
  if (!target || address !== undefined) return { type: after ? 'user.banned' : 'user.unbanned' };
  if (after?.kind === 'timeout' && after.until !== undefined)
    return { type: 'user.timed_out', user: target, until: after.until };
  return { type: after ? 'user.banned' : 'user.unbanned', user: target };
}

function gravest(sanctions: readonly Sanction[]): Sanction | undefined {
  return ['ban', 'timeout'].flatMap((kind) => sanctions.find((one) => one.kind === kind) ?? [])[0];
}

/** What the action changed is as it was before; what was changed since in other settings stays. */
function settingsBefore(now: RoomSettings, { settings = {}, before = {} }: ActionEvent): RoomSettings {
  const others = Object.fromEntries(
    Object.entries(now).filter(([name]) => !(name in settings) && !(name in before)),
  );
  return { ...others, ...before } as RoomSettings;
}
