import { useEffect, useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import { hasEarlier, type MessageEvent } from '../../index.js';
import { useRoom } from '../hooks/use-room.js';
import { useLanguage } from '../language/language.js';
import { useTools } from '../moderation/desk-context.js';
import { useSession } from '../session/session-context.js';
import { useSetting } from '../setting.js';
import { EarlierMessages } from './earlier-messages.js';
import { ListRow } from './list-row.js';
import { NewMessagesButton } from './new-messages-button.js';
import { Spoken } from './spoken.js';
import { timeline } from './timeline.js';
import { usePointedAt } from './use-pointed-at.js';
import { useReading } from './use-reading.js';
import { focusLastRow, useRowKeys } from './use-row-keys.js';
import { useRows } from './use-rows.js';
import { useSettled, useStickyScroll } from './use-sticky-scroll.js';

export interface ListHandle {
  /** One who speaks wants to see it. */
  toEnd: () => void;
  focusLast: () => void;
}

interface Props {
  showTimes: boolean;
  onReply: (event: MessageEvent) => void;
  handle: Ref<ListHandle>;
}

export function MessageList({ showTimes, onReply, handle }: Props) {
  const { strings } = useLanguage();
  const { room } = useSetting();
  const shared = useSession().room(room);
  const snapshot = useRoom(room);
  const { visits, pending, you } = snapshot;
  const list = useRef<HTMLDivElement>(null);

  const { place, onScroll, toEnd, settle, hold, release } = useStickyScroll(list);
  const atEnd = place === 'end';
  const events = useReading(snapshot, atEnd);
  const items = useMemo(() => timeline({ events, visits, pending }), [events, visits, pending]);
  const { rows, hidden, showMore } = useRows(items, atEnd);
  useSettled(settle, rows, showTimes);
  const pointed = usePointedAt();
  // Or a moderator's click would meet the message that has come under the pointer just before it.
  const holds = useTools() !== undefined && pointed.within;
  useEffect(() => {
    if (holds) hold();
    else release();
  }, [holds, hold, release]);
  const onKeyDown = useRowKeys();

  useImperativeHandle(handle, () => ({ toEnd, focusLast: () => focusLastRow(list.current) }), [toEnd]);
  useEffect(() => {
    if (atEnd) shared.room.trim();
  }, [atEnd, shared]);

  return (
    <div className="ss-messages">
      <div
        className="ss-message-list"
        part="list"
        ref={list}
        role="log"
        aria-live="off"
        aria-label={strings.list.label}
        aria-description={strings.list.keys}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        // Pictures come in late and make rows higher.
        onLoadCapture={settle}
        {...pointed.listeners}
      >
        <ol>
          <EarlierMessages
            hidden={hidden}
            showMore={showMore}
            there={hasEarlier(snapshot)}
            list={list}
            empty={items.length === 0}
            ready={snapshot.status === 'live'}
          />
          {rows.map((item) => (
            <ListRow
              key={item.key}
              item={item}
              you={you}
              showTime={showTimes}
              pointedAt={item.key === pointed.key}
              onReply={onReply}
            />
          ))}
        </ol>
      </div>
      <NewMessagesButton events={snapshot.events} place={place} onClick={toEnd} />
      <Spoken events={snapshot.events} head={snapshot.position?.seq} you={you} />
    </div>
  );
}
