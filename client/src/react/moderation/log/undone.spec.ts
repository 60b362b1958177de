import { describe, expect, test } from '@jest/globals';
import type { ActionEvent } from '../../../index.js';
import { canUndo, undoneIn } from './undone.js';

const action = (more: Partial<ActionEvent>): ActionEvent => ({
  type: 'action',
  id: 'a',
  seq: 1,
  at: 1,
  kind: 'ban',
  ...more,
});

describe('undoing', () => {
  test('is offered for what can be undone, and for nothing else', () => {
    expect(canUndo(action({ kind: 'ban' }), false)).toBe(true);
    expect(canUndo(action({ kind: 'undo' }), true)).toBe(false);
    expect(canUndo(action({ kind: 'unban' }), true)).toBe(false);
    expect(canUndo(action({ kind: 'unban', lifted: { kind: 'ban' } }), false)).toBe(true);
    for (const kind of ['filters', 'refuse', 'allow'] as const)
      expect(canUndo(action({ kind }), false)).toBe(true);
  });

  test('the making of a moderator is for owners', () => {
    expect(canUndo(action({ kind: 'role', role: 'moderator' }), false)).toBe(false);
    expect(canUndo(action({ kind: 'role', roleBefore: 'moderator' }), false)).toBe(false);
    expect(canUndo(action({ kind: 'role', role: 'moderator' }), true)).toBe(true);
    expect(canUndo(action({ kind: 'role', role: 'vip' }), false)).toBe(true);
  });

  test('is known of an action by the one that undid it', () => {
    const actions = [action({ id: 'a' }), action({ id: 'b', kind: 'undo', undoes: 'a' })];
    expect([...undoneIn(actions)]).toEqual(['a']);
  });
});
