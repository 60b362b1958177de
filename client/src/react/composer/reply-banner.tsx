import type { MessageEvent } from '../../index.js';
import { CloseIcon, ReplyIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';

interface Props {
  event: MessageEvent;
  onCancel: () => void;
}

export function ReplyBanner({ event, onCancel }: Props) {
  const { strings } = useLanguage();
  return (
    <div className="ss-reply-banner">
      <ReplyIcon />
      <p>
        <b>{strings.composer.replyingTo(event.user.nickname)}</b>
        <span>{event.text}</span>
      </p>
      <button
        type="button"
        className="ss-icon-button"
        onClick={onCancel}
        aria-label={strings.composer.cancelReply}
        title={strings.composer.cancelReply}
      >
        <CloseIcon />
      </button>
    </div>
  );
}
