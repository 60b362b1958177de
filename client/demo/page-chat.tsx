import {
  ChatHeader,
  ConnectionBar,
  LiveChat,
  ModeratorDesk,
  type HeaderProps,
  type StatusProps,
} from '../src/react/index.js';
import { useMedia } from '../src/react/hooks/use-media.js';
import { address, goOnAsGuest } from './address.js';
import { language, strings } from './language/language.js';
import { ThemeButton } from './theme/theme-button.js';

/** The desk and the player have room beside each other. */
const WIDE = '(min-width: 1100px)';

/** The chat of the page: in the page's language, with its button for the theme, and the desk for moderators. */
export function PageChat() {
  // The desk is the same chat to whoever may not moderate.
  const Chat = useMedia(WIDE) ? ModeratorDesk : LiveChat;
  return (
    <Chat
      id="chat"
      className="page-chat"
      room={address.room}
      language={language}
      Header={Header}
      Status={Status}
    />
  );
}

function Header(props: HeaderProps) {
  return (
    <ChatHeader {...props}>
      <ThemeButton />
    </ChatHeader>
  );
}

function Status(props: StatusProps) {
  return (
    <ConnectionBar {...props}>
      {address.token !== undefined && (
        <button type="button" className="ss-text-button" onClick={goOnAsGuest}>
          {strings.asGuest}
        </button>
      )}
    </ConnectionBar>
  );
}
