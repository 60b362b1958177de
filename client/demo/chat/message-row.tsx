import { memo } from 'react';
import type { MessageEvent } from '../../src/index.js';
import { ReplyIcon } from '../icons.js';
import { formatDate, formatTime } from '../language/format.js';
import { strings } from '../language/language.js';
import { Badges } from './badges.js';
import { nicknameColor } from './nickname-color.js';
import { QuoteLine } from './quote-line.js';
import type { Quote } from './timeline.js';

interface Props {
  event: MessageEvent;
  quote: Quote;
  own: boolean;
  /** It answers something that we said. */
  forUs: boolean;
  onReply: (event: MessageEvent) => void;
}

export const MessageRow = memo(function MessageRow({ event, quote, own, forUs, onReply }: Props) {
  const { user, text, at } = event;
  return (
    <li
      className={`row message${own ? ' own' : ''}${forUs ? ' for-us' : ''}`}
      tabIndex={-1}
      data-id={event.id}
      onKeyDown={({ key, target, currentTarget }) => {
        if (key === 'Enter' && target === currentTarget) onReply(event);
      }}
    >
      {quote && <QuoteLine quote={quote} />}
      <p className="said">
        <time className="at" dateTime={new Date(at).toISOString()} title={formatDate(at)}>
          {formatTime(at)}
        </time>
        <Badges user={user} />
        <b className="nickname" style={{ color: nicknameColor(user) }}>
          {user.nickname}
        </b>
        <span className="text">{text}</span>
      </p>
      <div className="row-actions">
        <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onReply(event)}
          aria-label={strings.list.replyTo(user.nickname)}
          title={strings.list.reply}
        >
          <ReplyIcon />
        </button>
      </div>
    </li>
  );
});
