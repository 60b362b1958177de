import {
  ChatHeader,
  ConnectionBar,
  LiveChat,
  type HeaderProps,
  type StatusProps,
} from '../src/react/index.js';
import { address, goOnAsGuest } from './address.js';
import { language, strings } from './language/language.js';
import { ThemeButton } from './theme/theme-button.js';

/** The chat of the page: in the page's language, and with its button for the theme. */
export function PageChat() {
  return (
    <LiveChat
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
