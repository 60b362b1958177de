import type { CardReply } from '../../../index.js';
import { useLanguage } from '../../language/language.js';
import { useDeskWords } from '../use-desk-words.js';
import { LogEntry } from '../log/log-entry.js';
import { undoneIn } from '../log/undone.js';

/** What they wrote, what was removed of it among the rest, and what was done to them; the latest first. */
export function CardHistory({ card }: { card: CardReply }) {
  const { formatTime, formatDate } = useLanguage();
  const { card: words } = useDeskWords();
  const undone = undoneIn(card.actions);
  const messages = [...card.messages].sort((a, b) => b.seq - a.seq);
  const actions = [...card.actions].sort((a, b) => b.seq - a.seq);
  return (
    <>
      <h3>{words.wrote}</h3>
      {messages.length === 0 && <p className="ss-hint">{words.wroteNothing}</p>}
      <ol className="ss-card-list">
        {messages.map(({ id, at, text, removed }) => (
          <li key={id}>
            <time dateTime={new Date(at).toISOString()} title={formatDate(at)}>
              {formatTime(at)}
            </time>{' '}
            {removed ? <del>{text}</del> : text} {removed && <em>{words.removed}</em>}
          </li>
        ))}
      </ol>
      <h3>{words.got}</h3>
      {actions.length === 0 && <p className="ss-hint">{words.gotNothing}</p>}
      <ol className="ss-card-list">
        {actions.map((action) => (
          <LogEntry key={action.id} action={action} undone={undone.has(action.id)} />
        ))}
      </ol>
    </>
  );
}
