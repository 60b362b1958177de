import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Person } from '../../index.js';
import { useModeration } from '../hooks/use-moderation.js';
import { DeskProvider, useDesk, type Desk } from './desk-context.js';
import { useActing } from './use-acting.js';
import { useUndo } from './use-undo.js';
import { UserCard } from './card/user-card.js';

interface Props {
  room: string;
  hasPanels?: boolean;
  children: ReactNode;
}

/**
 * Gives what is within the tools of a moderator, where the viewer is one. What is within stays in its place
 * when somebody becomes one: nothing that is half written is lost by it.
 */
export function Moderated({ room, hasPanels = false, children }: Props) {
  const around = useDesk();
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
  const own = useMemo<Desk>(
    () => ({ room, moderation, act, undo, outcome, forgetOutcome, showCard, hasPanels }),
    [room, moderation, act, undo, outcome, forgetOutcome, showCard, hasPanels],
  );
  const isAround = around?.room === room;
  const desk = isAround ? around : moderation.can.moderate ? own : undefined;
  const closed = () => {
    setPerson(undefined);
    cameFrom.current?.focus();
  };
  return (
    <DeskProvider value={desk}>
      {children}
      {desk && person && <UserCard key={person.id} user={person} onClosed={closed} />}
    </DeskProvider>
  );
}
