import type { CardReply } from '../../../index.js';
import { useLanguage } from '../../language/language.js';
import { useDeskWords } from '../use-desk-words.js';

/** Who they are in the room, and what is in force against them. */
export function CardStanding({ card }: { card: CardReply }) {
  const { strings, formatDate } = useLanguage();
  const { card: words } = useDeskWords();
  const roles = new Set([...(card.messages.at(-1)?.user.roles ?? []), ...(card.role ? [card.role] : [])]);
  const inForce = [
    card.banned && words.banned,
    card.timedOutUntil !== undefined && words.timedOutUntil(formatDate(card.timedOutUntil)),
    card.muted && words.muted,
  ].filter((words) => words !== false);
  return (
    <p className="ss-card-standing">
      {[...roles].map((role) => (
        <span key={role}>{strings.list.roles[role]}</span>
      ))}
      {inForce.map((words) => (
        <strong key={words}>{words}</strong>
      ))}
      {inForce.length === 0 && <span>{words.nothingInForce}</span>}
    </p>
  );
}
