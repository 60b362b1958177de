import { memo } from 'react';
import type { PendingMessage, Visit, You } from '../../index.js';
import { MegaphoneIcon } from '../icons.js';
import type { ViewerStrings } from '../language/en.js';
import { useLanguage } from '../language/language.js';
import { Badges } from '../nickname/badges.js';
import { Nickname } from '../nickname/nickname.js';
import { MessageText } from '../text/message-text.js';
import { QuoteLine } from './quote-line.js';
import type { Quote, RoomNews } from './timeline.js';

export const VisitRow = memo(function VisitRow({ visit }: { visit: Visit }) {
  const { strings } = useLanguage();
  return (
    <li className="ss-row ss-quiet">
      {visit.joined.length > 0 && <span>{strings.list.joined(visit.joined)}</span>}
      {visit.left.length > 0 && <span>{strings.list.left(visit.left)}</span>}
    </li>
  );
});

export const RemovedRow = memo(function RemovedRow({ count }: { count: number }) {
  const { strings } = useLanguage();
  return <li className="ss-row ss-quiet">{strings.list.removed(count)}</li>;
});

export const NewsRow = memo(function NewsRow({ event }: { event: RoomNews }) {
  const { strings } = useLanguage();
  if (event.type !== 'announcement') return <li className="ss-row ss-quiet">{newsText(event, strings)}</li>;
  return (
    <li className="ss-row ss-announcement">
      <MegaphoneIcon />
      <p>
        <b>{strings.list.announcement}</b>
        <MessageText text={event.text} />
      </p>
    </li>
  );
});

function newsText(event: Exclude<RoomNews, { type: 'announcement' }>, { list }: ViewerStrings): string {
  switch (event.type) {
    case 'room.updated':
      return `${event.room.title} · ${event.room.open ? list.opened : list.closed}`;
    case 'room.cleared':
      return list.cleared;
    case 'user.timed_out':
      return list.timedOut(event.user.nickname ?? list.somebody);
    case 'user.banned':
      return list.banned(event.user?.nickname ?? list.somebody);
  }
}

interface PendingProps {
  message: PendingMessage;
  quote: Quote;
  you?: You;
}

/** Ours, shown where it will stand; that it is still on its way shows only once that takes long. */
export const PendingRow = memo(function PendingRow({ message, quote, you }: PendingProps) {
  const { strings } = useLanguage();
  return (
    <li className="ss-row ss-message ss-own ss-pending" aria-busy="true">
      {quote && <QuoteLine quote={quote} />}
      <p className="ss-said">
        {you && <Badges user={you} />}
        {you?.nickname && <Nickname user={you}>{you.nickname}</Nickname>} <MessageText text={message.text} />
        <span className="ss-on-its-way">{strings.list.sending}</span>
      </p>
    </li>
  );
});
