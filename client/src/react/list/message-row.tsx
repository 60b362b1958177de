import { memo } from 'react';
import type { MessageEvent } from '../../index.js';
import { useSetting } from '../setting.js';
import { findMention } from '../text/mention.js';
import { ReachProvider } from './reach.js';
import { RowActions } from './row-actions.js';
import type { Quote } from './timeline.js';

interface Props {
  event: MessageEvent;
  quote: Quote;
  own: boolean;
  /** It answers something that you said. */
  answersYou: boolean;
  /** Yours, where the message is somebody else's. */
  nickname: string | undefined;
  showTime: boolean;
  pointedAt: boolean;
  onReply: (event: MessageEvent) => void;
}

export const MessageRow = memo(function MessageRow(props: Props) {
  const { event, quote, own, answersYou, nickname, showTime, pointedAt, onReply } = props;
  const { Message } = useSetting().parts;
  const forYou = answersYou || findMention(event.text, nickname) !== undefined;
  return (
    <li
      className={`ss-row ss-message${own ? ' ss-own' : ''}${forYou ? ' ss-for-us' : ''}`}
      part={own ? 'message own-message' : 'message'}
      tabIndex={-1}
      data-key={event.id}
      onKeyDown={(press) => {
        if (press.key !== 'Enter' || press.target !== press.currentTarget) return;
        // Or the field, which has the focus by then, begins with an empty line.
        press.preventDefault();
        onReply(event);
      }}
    >
      <ReachProvider value={pointedAt}>
        <Message event={event} quote={quote} nickname={nickname} showTime={showTime} />
      </ReachProvider>
      {pointedAt && <RowActions event={event} onReply={onReply} />}
    </li>
  );
});
