import { useCallback, useMemo, useRef, useState } from 'react';
import type { MessageEvent } from '../index.js';
import { Composer } from './composer/composer.js';
import { ChatHeader } from './header/chat-header.js';
import { ConnectionBar } from './header/connection-bar.js';
import { PinnedMessage } from './header/pinned-message.js';
import { RoomModes } from './header/room-modes.js';
import { ToolsBar } from './header/tools-bar.js';
import { useRoomPart } from './hooks/use-room.js';
import { useStoredFlag } from './hooks/use-stored-flag.js';
import { LanguageProvider, useChosenLanguage } from './language/language.js';
import type { Strings } from './language/whole.js';
import { MessageBody } from './list/message-body.js';
import { MessageList, type ListHandle } from './list/message-list.js';
import { useTools } from './moderation/desk-context.js';
import { Moderated } from './moderation/moderated.js';
import { PutOut } from './moderation/put-out.js';
import { Badge } from './nickname/badge.js';
import type { Parts } from './parts.js';
import { SettingProvider, useSetting, type Setting } from './setting.js';
import type { Emotes } from './text/tokens.js';

export interface LiveChatProps extends Partial<Parts> {
  room: string;
  /** BCP 47. @default the first of the browser's languages that the chat speaks */
  language?: string;
  /** The words of a language that the chat does not speak by itself. */
  strings?: Strings;
  /** @default the page's own `color-scheme` */
  theme?: 'light' | 'dark' | 'system';
  emotes?: Emotes;
  id?: string;
  className?: string;
}

const NO_EMOTES: Emotes = {};

/** A room's chat, ready to use: give it a height, and it fills it. */
export function LiveChat({ language, strings, theme, id, className, ...chosen }: LiveChatProps) {
  const spoken = useChosenLanguage(language, strings);
  const setting = useChosenSetting(chosen);
  const classes = className ? `streamside ss-chat ${className}` : 'streamside ss-chat';
  return (
    <LanguageProvider value={spoken}>
      <SettingProvider value={setting}>
        <aside
          id={id}
          className={classes}
          aria-label={spoken.strings.chat.title}
          lang={spoken.code}
          data-theme={theme}
        >
          <Moderated room={setting.room} key={setting.room}>
            <Panel />
          </Moderated>
        </aside>
      </SettingProvider>
    </LanguageProvider>
  );
}

/** One room's: what is half written in it, and what is answered, is of no use in another. */
function Panel() {
  const { parts, room } = useSetting();
  const tools = useTools();
  const ban = useRoomPart(room, ({ status, error }) =>
    status === 'refused' && error?.code === 'banned' ? error : undefined,
  );
  const [showTimes, toggleTimes] = useStoredFlag('streamside:times');
  const [replyTo, setReplyTo] = useState<MessageEvent>();
  const list = useRef<ListHandle>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const reply = useCallback((event: MessageEvent) => {
    setReplyTo(event);
    field.current?.focus();
  }, []);
  const onSent = useCallback(() => list.current?.toEnd(), []);
  const onUp = useCallback(() => list.current?.focusLast(), []);

  return (
    <>
      <parts.Header showTimes={showTimes} onToggleTimes={toggleTimes} />
      <parts.Status />
      <ToolsBar />
      <RoomModes />
      <PinnedMessage />
      {tools && (
        <div className="ss-outcome-place">
          <tools.OutcomeBar />
        </div>
      )}
      <MessageList showTimes={showTimes} onReply={reply} handle={list} />
      {ban ? (
        <PutOut error={ban} />
      ) : (
        <parts.Composer replyTo={replyTo} onReplyTo={setReplyTo} field={field} onSent={onSent} onUp={onUp} />
      )}
    </>
  );
}

const NoActions = () => null;

function useChosenSetting({
  room,
  emotes = NO_EMOTES,
  Header = ChatHeader,
  Status = ConnectionBar,
  Message = MessageBody,
  MessageActions = NoActions,
  Badge: ChosenBadge = Badge,
  Composer: ChosenComposer = Composer,
}: Partial<Parts> & { room: string; emotes?: Emotes }): Setting {
  return useMemo(
    () => ({
      room,
      emotes,
      parts: { Header, Status, Message, MessageActions, Badge: ChosenBadge, Composer: ChosenComposer },
    }),
    [room, emotes, Header, Status, Message, MessageActions, ChosenBadge, ChosenComposer],
  );
}
