import { ReplyIcon } from '../icons.js';
import { strings } from '../language/language.js';
import type { Quote } from './timeline.js';

const POINTED_OUT_MS = 1500;

/** What a message answers; leads there where it is still in the list. */
export function QuoteLine({ quote }: { quote: Exclude<Quote, undefined> }) {
  if (quote === 'lost')
    return (
      <p className="quote">
        <ReplyIcon /> {strings.list.lostQuote}
      </p>
    );
  const { user, text, id } = quote;
  return (
    <button
      type="button"
      className="quote"
      tabIndex={-1}
      onClick={() => pointOut(id)}
      title={strings.list.goToQuoted(user.nickname)}
    >
      <ReplyIcon />
      <b>{user.nickname}</b> <span>{text}</span>
    </button>
  );
}

function pointOut(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (!row) return;
  row.scrollIntoView({ block: 'center' });
  row.focus({ preventScroll: true });
  row.classList.add('pointed-out');
  setTimeout(() => row.classList.remove('pointed-out'), POINTED_OUT_MS);
}
