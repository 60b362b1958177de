import { useCallback, useMemo, useRef, useState } from 'react';
import type { Person } from '../../index.js';
import { useLayout } from '../hooks/use-layout.js';
import { useModeration } from '../hooks/use-moderation.js';
import { UserCard } from './card/user-card.js';
import type { Desk } from './desk-context.js';
import { useActing } from './use-acting.js';
import { useUndo } from './use-undo.js';

interface Props {
  room: string;
  hasPanels: boolean;
  /** Where the desk is put for all of the chat to reach. */
  give: (desk: Desk | undefined) => void;
}

/** The desk of a moderator: shows nothing but the card of whom it is asked for. */
export function OwnDesk({ room, hasPanels, give }: Props) {
  const moderation = useModeration(room);
  const [person, setPerson] = useState<Person>();
  const cameFrom = useRef<HTMLElement>(undefined);
  const showCard = useCallback((user: Person, from: HTMLElement) => {
    // Buttons beside a message are gone by then, its row is not.
    cameFrom.current = from.closest<HTMLElement>('[data-key]') ?? from;
    setPerson(user);
  }, []);
  const { act, outcome, forgetOutcome } = useActing();
  const undo = useUndo(moderation, act);
  const desk = useMemo<Desk>(
    () => ({ room, moderation, act, undo, outcome, forgetOutcome, showCard, hasPanels }),
    [room, moderation, act, undo, outcome, forgetOutcome, showCard, hasPanels],
  );
  useLayout(() => {
    give(desk);
    return () => give(undefined);
  }, [desk, give]);

  const closed = () => {
    setPerson(undefined);
    cameFrom.current?.focus();
  };
  return person ? <UserCard key={person.id} user={person} onClosed={closed} /> : null;
}
