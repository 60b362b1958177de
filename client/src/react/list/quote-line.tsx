import { ReplyIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import { useReach } from './reach.js';
import type { Quote } from './timeline.js';

const POINTED_OUT_MS = 1500;

/** What a message answers; leads there where it is still in the list. */
export function QuoteLine({ quote }: { quote: Exclude<Quote, undefined> }) {
  const { strings } = useLanguage();
  const tabIndex = useReach();
  if (quote === 'lost')
    return (
      <p className="ss-quote">
        <ReplyIcon /> {strings.list.lostQuote}
      </p>
    );
  const { user, text, id } = quote;
  return (
    <button
      type="button"
      className="ss-quote"
      tabIndex={tabIndex}
      onClick={({ currentTarget }) => pointOut(currentTarget.closest('.ss-message-list'), id)}
      title={strings.list.goToQuoted(user.nickname)}
    >
      <ReplyIcon />
      <b>{user.nickname}</b> <span>{text}</span>
    </button>
  );
}

function pointOut(list: Element | null, id: string): void {
  const row = list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`);
  if (!row) return;
  row.scrollIntoView({ block: 'center' });
  row.focus({ preventScroll: true });
  row.classList.add('ss-pointed-out');
  setTimeout(() => row.classList.remove('ss-pointed-out'), POINTED_OUT_MS);
}
