import { memo } from 'react';
import type { FeedEvent, MessageEvent, PendingMessage, Visit, You } from '../../src/index.js';
import { MegaphoneIcon } from '../icons.js';
import { strings } from '../language/language.js';
import { Badges } from './badges.js';
import { nicknameColor } from './nickname-color.js';
import { QuoteLine } from './quote-line.js';
import type { Quote } from './timeline.js';

export const VisitRow = memo(function VisitRow({ visit }: { visit: Visit }) {
  return (
    <li className="row quiet">
      {visit.joined.length > 0 && <span>{strings.list.joined(visit.joined)}</span>}
      {visit.left.length > 0 && <span>{strings.list.left(visit.left)}</span>}
    </li>
  );
});

export const EventRow = memo(function EventRow({ event }: { event: Exclude<FeedEvent, MessageEvent> }) {
  if (event.type === 'announcement')
    return (
      <li className="row announcement">
        <MegaphoneIcon />
        <p>
          <b>{strings.list.announcement}</b>
          <span className="text">{event.text}</span>
        </p>
      </li>
    );
  if (event.type === 'room.updated') {
    const { title, open } = event.room;
    return <li className="row quiet">{`${title} · ${open ? strings.list.opened : strings.list.closed}`}</li>;
  }
  return null;
});

interface PendingProps {
  message: PendingMessage;
  quote: Quote;
  you?: You;
}

/** Ours, shown where it will stand; that it is still on its way shows only once that takes long. */
export const PendingRow = memo(function PendingRow({ message, quote, you }: PendingProps) {
  return (
    <li className="row message own pending" aria-busy="true">
      {quote && <QuoteLine quote={quote} />}
      <p className="said">
        {you && <Badges user={you} />}
        {you?.nickname && (
          <b className="nickname" style={{ color: nicknameColor(you) }}>
            {you.nickname}
          </b>
        )}
        <span className="text">{message.text}</span>
        <span className="on-its-way">{strings.list.sending}</span>
      </p>
    </li>
  );
});
