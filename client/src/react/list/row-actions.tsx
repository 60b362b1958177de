import type { MessageEvent } from '../../index.js';
import { ReplyIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import { useTools } from '../moderation/desk-context.js';
import { useSetting } from '../setting.js';

interface Props {
  event: MessageEvent;
  onReply: (event: MessageEvent) => void;
}

/** Only where one points: a row that goes by has no use for it. */
export function RowActions({ event, onReply }: Props) {
  const { strings, formatTime, formatDate } = useLanguage();
  const { MessageActions } = useSetting().parts;
  const tools = useTools();
  return (
    <div className="ss-row-actions">
      <time dateTime={new Date(event.at).toISOString()} title={formatDate(event.at)}>
        {formatTime(event.at)}
      </time>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onReply(event)}
        aria-label={strings.list.replyTo(event.user.nickname)}
        title={strings.list.reply}
      >
        <ReplyIcon />
      </button>
      {tools && <tools.MessageTools event={event} />}
      <MessageActions event={event} />
    </div>
  );
}
