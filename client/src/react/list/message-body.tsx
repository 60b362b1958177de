import { useLanguage } from '../language/language.js';
import { Badges } from '../nickname/badges.js';
import { Nickname } from '../nickname/nickname.js';
import type { MessageProps } from '../parts.js';
import { MessageText } from '../text/message-text.js';
import { QuoteLine } from './quote-line.js';

export function MessageBody({ event, quote, nickname, showTime }: MessageProps) {
  const { formatTime, formatDate } = useLanguage();
  const { user, text, at } = event;
  return (
    <>
      {quote && <QuoteLine quote={quote} />}
      <p className="ss-said">
        {showTime && (
          <time className="ss-at" dateTime={new Date(at).toISOString()} title={formatDate(at)}>
            {formatTime(at)}
          </time>
        )}{' '}
        <Badges user={user} />
        {/* Or the name and the first word are one word: to break, to copy, to read out. */}
        <Nickname user={user}>{user.nickname}</Nickname> <MessageText text={text} nickname={nickname} />
      </p>
    </>
  );
}
