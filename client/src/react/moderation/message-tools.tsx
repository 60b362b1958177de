import { useRef, type MouseEvent } from 'react';
import type { MessageEvent } from '../../index.js';
import { useRoomPart } from '../hooks/use-room.js';
import { PinIcon } from '../icons.js';
import { useOwnDesk } from './desk-context.js';
import { BanIcon, BinIcon, HourglassIcon, PersonIcon } from './icons.js';
import { outranks } from './rank.js';
import { ToolButton } from './tool-button.js';
import { useDeskWords } from './use-desk-words.js';
import { useSaid } from './use-said.js';

/** A finger that points at a message must not hit a button that appears under it. */
const APPEARS_MS = 350;

/** What one does about a message, on the message itself. */
export function MessageTools({ event }: { event: MessageEvent }) {
  const { message: words } = useDeskWords();
  const { room, act, moderation, showCard } = useOwnDesk();
  const you = useRoomPart(room, (snapshot) => snapshot.you);
  const said = useSaid();
  const since = useRef(performance.now());
  const { id, seq, user } = event;
  const { nickname } = user;
  const isOwn = user.id === you?.id;
  const below = !isOwn && outranks(you?.roles ?? [], user.roles);
  const ref = { id, seq };
  const on = (does: (button: HTMLElement) => unknown) => (click: MouseEvent<HTMLElement>) => {
    const isEarly = performance.now() - since.current < APPEARS_MS;
    if (!isEarly || !isTouch(click)) does(click.currentTarget);
  };

  return (
    <>
      {(isOwn || below) && (
        <ToolButton
          label={words.remove(nickname)}
          onClick={on((button) => {
            focusNeighbour(button);
            void act(moderation.deleteMessage({ message: ref }), said('delete', nickname));
          })}
        >
          <BinIcon />
        </ToolButton>
      )}
      {below && (
        <>
          <ToolButton
            label={words.timeout(nickname)}
            onClick={on(() => void act(moderation.timeout({ user: user.id }), said('timeout', nickname)))}
          >
            <HourglassIcon />
          </ToolButton>
          <ToolButton
            label={words.ban(nickname)}
            onClick={on(() => void act(moderation.ban({ user: user.id }), said('ban', nickname)))}
          >
            <BanIcon />
          </ToolButton>
        </>
      )}
      <ToolButton
        label={words.pin(nickname)}
        onClick={on(() => void act(moderation.pin({ message: ref }), said('pin', nickname)))}
      >
        <PinIcon />
      </ToolButton>
      <ToolButton label={words.card(nickname)} onClick={on((button) => showCard(user, button))}>
        <PersonIcon />
      </ToolButton>
    </>
  );
}

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch';
}

/** A row that goes would take the focus with it. */
function focusNeighbour(button: HTMLElement): void {
  const row = button.closest('[data-key]');
  if (!row?.matches(':focus-within')) return;
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  const here = rows.findIndex((other) => other === row);
  (rows[here + 1] ?? rows[here - 1])?.focus();
}
