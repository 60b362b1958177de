import type { MessageEvent } from '../contract/wire.js';
import type { Person } from '../contract/moderation.js';
import type { MakeAct } from './action-log.js';
import { withReason } from './reason.js';
import { refTo } from './targets.js';

/** Takes a message from everybody's screen. */
export function deleting(message: MessageEvent, reason?: string): MakeAct {
  const { user, text, seq } = message;
  const ref = refTo(message);
  return (id) => ({
    action: {
      kind: 'delete',
      target: { id: user.id, nickname: user.nickname },
      message: { ...ref, text },
      ...withReason(reason),
    },
    seen: { type: 'message.deleted', message: ref },
    effects: [{ do: 'remove', seq, action: id }],
  });
}

/** Takes all that somebody has said. */
export function purging(target: Person, reason?: string): MakeAct {
  return (id) => ({
    action: { kind: 'purge', target, ...withReason(reason) },
    seen: { type: 'user.purged', user: target },
    effects: [{ do: 'removeBy', userId: target.id, action: id }],
  });
}

/** Takes all that was said. */
export function clearing(reason?: string): MakeAct {
  return (id) => ({
    action: { kind: 'clear', ...withReason(reason) },
    seen: { type: 'room.cleared' },
    effects: [{ do: 'clear', action: id }],
  });
}
