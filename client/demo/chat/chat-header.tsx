import { memo } from 'react';
import { ClockIcon, ViewersIcon } from '../icons.js';
import { formatCount } from '../language/format.js';
import { strings } from '../language/language.js';
import { ThemeButton } from '../theme/theme-button.js';

interface Props {
  viewers?: number;
  live: boolean;
  showTimes: boolean;
  onToggleTimes: () => void;
}

export const ChatHeader = memo(function ChatHeader({ viewers, live, showTimes, onToggleTimes }: Props) {
  const state = live ? strings.connection.online : strings.connection.connecting;
  return (
    <header className="chat-header">
      <h2>
        <span className={live ? 'state-dot live' : 'state-dot'} role="img" aria-label={state} title={state} />
        {strings.page.chat}
      </h2>
      {viewers !== undefined && (
        <span className="viewers" title={strings.stream.viewers(String(viewers))}>
          <ViewersIcon />
          <span aria-hidden="true">{formatCount(viewers)}</span>
          <span className="unseen">{strings.stream.viewers(String(viewers))}</span>
        </span>
      )}
      <button
        type="button"
        className="icon-button"
        aria-pressed={showTimes}
        onClick={onToggleTimes}
        aria-label={strings.list.times}
        title={strings.list.times}
      >
        <ClockIcon />
      </button>
      <ThemeButton />
    </header>
  );
});
