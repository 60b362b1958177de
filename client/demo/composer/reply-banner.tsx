import type { MessageEvent } from '../../src/index.js';
import { CloseIcon, ReplyIcon } from '../icons.js';
import { strings } from '../language/language.js';

interface Props {
  event: MessageEvent;
  onCancel: () => void;
}

export function ReplyBanner({ event, onCancel }: Props) {
  return (
    <div className="reply-banner">
      <ReplyIcon />
      <p>
        <b>{strings.composer.replyingTo(event.user.nickname)}</b>
        <span>{event.text}</span>
      </p>
      <button
        type="button"
        className="icon-button"
        onClick={onCancel}
        aria-label={strings.composer.cancelReply}
        title={strings.composer.cancelReply}
      >
        <CloseIcon />
      </button>
    </div>
  );
}
