'use client';

export { ChatProvider, type ChatProviderProps } from './chat-provider.js';
export { LiveChat, type LiveChatProps } from './live-chat.js';
export { ModeratorDesk } from './moderation/moderator-desk.js';

export { useChatClient } from './hooks/use-chat-client.js';
export { useMessages, type Messages } from './hooks/use-messages.js';
export { useModeration, type Moderation } from './hooks/use-moderation.js';
export { useNotice } from './hooks/use-notice.js';
export { useRoom, useRoomPart } from './hooks/use-room.js';
export { useSend, type Send } from './hooks/use-send.js';
export { useStatus } from './hooks/use-status.js';

export { Composer } from './composer/composer.js';
export { ChatHeader } from './header/chat-header.js';
export { ConnectionBar } from './header/connection-bar.js';
export { MessageBody } from './list/message-body.js';
export type { Quote } from './list/timeline.js';
export { Badge } from './nickname/badge.js';
export { nicknameColor } from './nickname/nickname-color.js';
export type {
  BadgeProps,
  ComposerProps,
  HeaderProps,
  MessageActionsProps,
  MessageProps,
  Parts,
  StatusProps,
} from './parts.js';
export { MessageText } from './text/message-text.js';
export type { Emotes } from './text/tokens.js';

export { en, ko, type Strings } from './language/whole.js';
export { preferredLanguage, useLanguage, type Language } from './language/language.js';
