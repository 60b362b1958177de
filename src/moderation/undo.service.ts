import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type {
  ActionEvent,
  ActionReply,
  UndoAllReply,
  UndoAllRequest,
  UndoRequest,
} from '../contract/moderation.js';
import { FiltersService } from '../filters/filters.service.js';
import type { Room } from '../rooms/room.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ChatStore } from '../store/chat-store.js';
import type { HeldDraft } from '../store/moderation-records.js';
import { ActionLog } from './action-log.js';
import { backstageOf } from './backstage.js';
import { HOST, rankOf, type By } from './by.js';
import { withReason } from './reason.js';
import { addressTarget, userTarget } from './standing.js';
import { reversalOf, type Known } from './undo.js';

/** Seconds that undoing all of a moderator's actions goes back. */
export const UNDO_ALL = { default: 600, max: 24 * 3600 };

/** Restored messages that everybody is sent; older ones are in the history again. */
const SHOWN_AGAIN = 100;

/** Undoes what moderators did. */
@Injectable()
export class UndoService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly log: ActionLog,
    private readonly filters: FiltersService,
    @Inject(ChatStore) private readonly store: ChatStore,
  ) {}

  /** @throws ChatError `action_not_found` where there is none, it is undone already, or cannot be; `forbidden` */
  undo({ room: id, action, reason }: UndoRequest, by: By = HOST): Promise<ActionReply> {
    if (by.person && rankOf(by.roles) === 0) throw new ChatError('forbidden');
    return this.rooms.holding(id, async (room) => {
      const done = await this.store.moderation.action(backstageOf(id), action);
      if (!done || (await this.store.moderation.isUndone(backstageOf(id), action)))
        throw new ChatError('action_not_found');
      return this.reverse(room, done, by, reason);
    });
  }

  /** Undoes what a moderator did of late, the latest first: his own, or an owner's business. */
  async undoAll(
    { room: id, moderator, seconds = UNDO_ALL.default, reason }: UndoAllRequest,
    by: By = HOST,
  ): Promise<UndoAllReply> {
    const mayUndo =
      !by.person || rankOf(by.roles) === 2 || (rankOf(by.roles) === 1 && by.person.id === moderator);
    if (!mayUndo) throw new ChatError('forbidden');
    const since = (await this.store.moderation.now()) - seconds * 1000;
    const actions = await this.store.moderation.actionsBy(backstageOf(id), moderator, since);
    let undone = 0;
    for (const { id: action } of actions.reverse())
      undone += await this.undo({ room: id, action, ...(reason !== undefined && { reason }) }, by).then(
        () => 1,
        ifImpossible,
      );
    return { undone };
  }

  private async reverse(room: Room, done: ActionEvent, by: By, reason?: string): Promise<ActionReply> {
    const isRole = done.role === 'moderator' || done.roleBefore === 'moderator';
    if (by.person && isRole && rankOf(by.roles) < 2) throw new ChatError('forbidden');
    const removed = await this.store.moderation.removedBy(room.id, done.id, SHOWN_AGAIN);
    const known = await this.withoutGonePin(room, done);
    const { target, address } = done;
    const action = {
      kind: 'undo' as const,
      undoes: done.id,
      ...(target && { target }),
      ...(address !== undefined && { address }),
      ...withReason(reason),
    };
    const undo = (kept: Partial<Known>, name: string) =>
      this.log.recordOnce(room.id, by, name, (id) => {
        const reversal = reversalOf(known, id, { settings: room.settings, removed, ...kept });
        if (!reversal) throw new ChatError('action_not_found');
        return { action, ...reversal };
      });
    const reply =
      done.kind === 'filters'
        ? await this.filters.putBack(room.id, done, (listBefore, name) => undo({ listBefore }, name))
        : await undo(await this.keptFor(room, done), `undo ${done.id}`);
    if (!reply) throw new ChatError('action_not_found');
    return reply;
  }

  /** What is in no event. */
  private async keptFor({ id: room }: Room, done: ActionEvent): Promise<Partial<Known>> {
    if (done.kind === 'refuse') return { refused: await this.refusedBy(room, done.id) };
    const target = targetOf(done);
    return target === undefined ? {} : this.sanctionsOn(room, target, done.id);
  }

  private async sanctionsOn(room: string, target: string, action: string): Promise<Partial<Known>> {
    const { sanctions } = await this.store.moderation.standing(room);
    const without = await this.store.moderation.sanctionsWithout(room, target, action);
    return { inForce: sanctions.filter((sanction) => sanction.target === target), without };
  }

  private async refusedBy(room: string, action: string): Promise<HeldDraft | undefined> {
    const { moderation } = this.store;
    const refused = await moderation.heldUntil(backstageOf(room), action);
    if (!refused) return undefined;
    const { userId, clientMsgId } = refused.sent;
    // It was sent again since, and held again: what is wanted is there.
    if (await moderation.isHeld(backstageOf(room), userId, clientMsgId)) return undefined;
    return refused;
  }

  /** What was pinned before is not pinned again where it was removed meanwhile. */
  private async withoutGonePin({ id }: Room, done: ActionEvent): Promise<ActionEvent> {
    const { pinned, ...before } = done.before ?? {};
    const said = pinned && (await this.store.moderation.said(id, pinned.seq));
    return said?.removed ? { ...done, before } : done;
  }
}

/** Whom the action kept out or silent, or no more, as sanctions name them. */
function targetOf({ kind, target, address }: ActionEvent): string | undefined {
  if (kind !== 'ban' && kind !== 'timeout' && kind !== 'unban') return undefined;
  if (target) return userTarget(target.id);
  return address === undefined ? undefined : addressTarget(address);
}

/** What cannot be undone is left; anything else stops it. */
function ifImpossible(error: unknown): 0 {
  if (error instanceof ChatError && error.code === 'action_not_found') return 0;
  throw error;
}
