import type { MessageEvent } from '../../index.js';
import { useRoomPart } from '../hooks/use-room.js';
import { PinIcon } from '../icons.js';
import { useOwnDesk } from './desk-context.js';
import { BanIcon, BinIcon, HourglassIcon, PersonIcon } from './icons.js';
import { outranks } from './rank.js';
import { ToolButton } from './tool-button.js';
import { useDeskWords } from './use-desk-words.js';
import { useSaid } from './use-said.js';

/** What one does about a message, on the message itself. */
export function MessageTools({ event }: { event: MessageEvent }) {
  const { message: words } = useDeskWords();
  const { room, act, moderation, showCard } = useOwnDesk();
  const you = useRoomPart(room, (snapshot) => snapshot.you);
  const said = useSaid();
  const { id, seq, user } = event;
  const { nickname } = user;
  const isOwn = user.id === you?.id;
  const below = !isOwn && outranks(you?.roles ?? [], user.roles);
  const ref = { id, seq };

  return (
    <>
      {(isOwn || below) && (
        <ToolButton
          label={words.remove(nickname)}
          onClick={({ currentTarget }) => {
            focusNeighbour(currentTarget);
            void act(moderation.deleteMessage({ message: ref }), said('delete', nickname));
          }}
        >
          <BinIcon />
        </ToolButton>
      )}
      {below && (
        <>
          <ToolButton
            label={words.timeout(nickname)}
            onClick={() => void act(moderation.timeout({ user: user.id }), said('timeout', nickname))}
          >
            <HourglassIcon />
          </ToolButton>
          <ToolButton
            label={words.ban(nickname)}
            onClick={() => void act(moderation.ban({ user: user.id }), said('ban', nickname))}
          >
            <BanIcon />
          </ToolButton>
        </>
      )}
      <ToolButton
        label={words.pin(nickname)}
        onClick={() => void act(moderation.pin({ message: ref }), said('pin', nickname))}
      >
        <PinIcon />
      </ToolButton>
      <ToolButton label={words.card(nickname)} onClick={({ currentTarget }) => showCard(user, currentTarget)}>
        <PersonIcon />
      </ToolButton>
    </>
  );
}

/** A row that goes would take the focus with it. */
function focusNeighbour(button: HTMLElement): void {
  const row = button.closest('[data-key]');
  if (!row?.matches(':focus-within')) return;
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
  const here = rows.findIndex((other) => other === row);
  (rows[here + 1] ?? rows[here - 1])?.focus();
}
