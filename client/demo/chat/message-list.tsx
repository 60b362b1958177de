import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { hasEarlier, type MessageEvent, type RoomSnapshot } from '../../src/index.js';
import { strings } from '../language/language.js';
import { room } from '../session.js';
import { EarlierMessages } from './earlier-messages.js';
import { MessageRow } from './message-row.js';
import { NewMessagesButton } from './new-messages-button.js';
import { EventRow, PendingRow, VisitRow } from './quiet-rows.js';
import { timeline, type Quote, type TimelineItem } from './timeline.js';
import { useHeard } from './use-heard.js';
import { useRowKeys } from './use-row-keys.js';
import { useStickyScroll } from './use-sticky-scroll.js';

interface Props {
  snapshot: RoomSnapshot;
  onReply: (event: MessageEvent) => void;
  /** Filled in with a way to go to the end: one who speaks wants to see it. */
  toEnd: RefObject<() => void>;
}

export function MessageList({ snapshot, onReply, toEnd }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const items = useMemo(() => timeline(snapshot), [snapshot]);
  const scroll = useStickyScroll(list, items);
  const heard = useHeard(snapshot.events, snapshot.you?.id);
  const onKeyDown = useRowKeys();
  toEnd.current = scroll.toEnd;
  useEffect(() => {
    if (scroll.atEnd) room.trim();
  }, [scroll.atEnd]);

  return (
    <div className="messages">
      <ol
        className="message-list"
        ref={list}
        role="log"
        aria-live="off"
        aria-label={strings.list.label}
        aria-description={strings.list.keys}
        tabIndex={0}
        onScroll={scroll.onScroll}
        onKeyDown={onKeyDown}
      >
        <EarlierMessages
          there={hasEarlier(snapshot)}
          list={list}
          empty={items.length === 0}
          ready={snapshot.status === 'live'}
        />
        {items.map((item) => row(item, snapshot.you, onReply))}
      </ol>
      <NewMessagesButton events={snapshot.events} atEnd={scroll.atEnd} onClick={scroll.toEnd} />
      <p className="unseen" aria-live="polite">
        {heard}
      </p>
    </div>
  );
}

function row(item: TimelineItem, you: RoomSnapshot['you'], onReply: Props['onReply']) {
  switch (item.kind) {
    case 'message':
      return (
        <MessageRow
          key={item.key}
          event={item.event}
          quote={item.quote}
          own={item.event.user.id === you?.id}
          forUs={isBy(item.quote, you?.id) && item.event.user.id !== you?.id}
          onReply={onReply}
        />
      );
    case 'event':
      return <EventRow key={item.key} event={item.event} />;
    case 'visit':
      return <VisitRow key={item.key} visit={item.visit} />;
    case 'pending':
      return <PendingRow key={item.key} message={item.message} quote={item.quote} you={you} />;
  }
}

function isBy(quote: Quote, id: string | undefined): boolean {
  return quote !== undefined && quote !== 'lost' && quote.user.id === id;
}
