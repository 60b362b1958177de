import { useCallback, type ReactNode } from 'react';
import { ChatProvider, type ChatProviderProps } from '../react/chat-provider.js';
import { LiveChat, type LiveChatProps } from '../react/live-chat.js';
import { LoadTools } from '../react/moderation/load-tools.js';
import type { Tell } from './events.js';
import { styledTools } from './styled-tools.js';
import { Teller } from './teller.js';

export interface WidgetProps
  extends
    Pick<ChatProviderProps, 'url' | 'path' | 'namespace' | 'token' | 'nickname' | 'storage'>,
    Pick<LiveChatProps, 'room' | 'theme' | 'language'> {
  /** What the chat is in, to put styles there. */
  place: DocumentOrShadowRoot;
  tell: Tell;
  /** What else knows of the connection. */
  children?: ReactNode;
}

/** A room's chat with a connection of its own. */
export function Widget({ room, theme, language, place, tell, children, ...connection }: WidgetProps) {
  const loadTools = useCallback(() => styledTools(place), [place]);
  return (
    // A nickname is only said at the door.
    <ChatProvider key={connection.nickname} locale={language} {...connection}>
      <LoadTools.Provider value={loadTools}>
        <LiveChat room={room} theme={theme} language={language} />
      </LoadTools.Provider>
      <Teller room={room} tell={tell} />
      {children}
    </ChatProvider>
  );
}
