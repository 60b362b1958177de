import { ChatProvider, LiveChat, type ChatProviderProps, type LiveChatProps } from '../react/index.js';
import type { Tell } from './events.js';
import { Teller } from './teller.js';

export interface WidgetProps
  extends
    Pick<ChatProviderProps, 'url' | 'path' | 'namespace' | 'token' | 'nickname' | 'storage'>,
    Pick<LiveChatProps, 'room' | 'theme' | 'language'> {
  tell: Tell;
}

/** A room's chat with a connection of its own. */
export function Widget({ room, theme, language, tell, ...connection }: WidgetProps) {
  return (
    // A nickname is only said at the door.
    <ChatProvider key={connection.nickname} locale={language} {...connection}>
      <LiveChat room={room} theme={theme} language={language} />
      <Teller room={room} tell={tell} />
    </ChatProvider>
  );
}
