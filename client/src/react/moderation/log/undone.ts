import type { ActionEvent } from '../../../index.js';

/** The ids of those that were undone. */
export function undoneIn(actions: readonly ActionEvent[]): Set<string> {
  return new Set(actions.flatMap(({ undoes }) => undoes ?? []));
}

/** Whether it can be undone by this person; the making of moderators is the owner's. */
export function canUndo({ kind, role, roleBefore, lifted }: ActionEvent, mayAppoint: boolean): boolean {
  if (kind === 'undo') return false;
  if (kind === 'unban') return lifted !== undefined;
  return mayAppoint || (role !== 'moderator' && roleBefore !== 'moderator');
}
