import { useRoomPart } from '../hooks/use-room.js';
import { useStatus } from '../hooks/use-status.js';
import { ClockIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import { useTools } from '../moderation/desk-context.js';
import type { HeaderProps } from '../parts.js';
import { useSetting } from '../setting.js';
import { Viewers } from './viewers.js';

export function ChatHeader({ showTimes, onToggleTimes, children }: HeaderProps) {
  const { strings } = useLanguage();
  const tools = useTools();
  const status = useRoomPart(useSetting().room, (snapshot) => snapshot.status);
  const refused = useStatus().connection.state === 'refused' || status === 'refused';
  const live = status === 'live';
  const state = live ? strings.connection.online : strings.connection.connecting;
  return (
    <header className="ss-chat-header" part="header">
      <h2>
        {/* Whoever is refused reads why below, and is not connecting. */}
        {!refused && (
          <span
            className={live ? 'ss-state-dot ss-live' : 'ss-state-dot'}
            role="img"
            aria-label={state}
            title={state}
          />
        )}
        {strings.chat.title}
      </h2>
      <Viewers />
      <button
        type="button"
        className="ss-icon-button"
        aria-pressed={showTimes}
        onClick={onToggleTimes}
        aria-label={strings.chat.times}
        title={strings.chat.times}
      >
        <ClockIcon />
      </button>
      {tools && <tools.DeskButton />}
      {children}
    </header>
  );
}
