import type { MessageEvent, You } from '../../index.js';
import { MessageRow } from './message-row.js';
import { NewsRow, PendingRow, RemovedRow, VisitRow } from './quiet-rows.js';
import type { Quote, TimelineItem } from './timeline.js';

interface Props {
  item: TimelineItem;
  you: You | undefined;
  showTime: boolean;
  pointedAt: boolean;
  onReply: (event: MessageEvent) => void;
}

export function ListRow({ item, you, showTime, pointedAt, onReply }: Props) {
  switch (item.kind) {
    case 'message': {
      const own = item.event.user.id === you?.id;
      return (
        <MessageRow
          event={item.event}
          quote={item.quote}
          own={own}
          answersYou={!own && isBy(item.quote, you?.id)}
          nickname={own ? undefined : you?.nickname}
          showTime={showTime}
          pointedAt={pointedAt}
          onReply={onReply}
        />
      );
    }
    case 'news':
      return <NewsRow event={item.event} />;
    case 'removed':
      return <RemovedRow count={item.count} />;
    case 'visit':
      return <VisitRow visit={item.visit} />;
    case 'pending':
      return <PendingRow message={item.message} quote={item.quote} you={you} />;
  }
}

function isBy(quote: Quote, id: string | undefined): boolean {
  return quote !== undefined && quote !== 'lost' && quote.user.id === id;
}
