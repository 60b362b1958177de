import { useCallback, useRef, useState } from 'react';
import type { MessageEvent } from '../../src/index.js';
import { Composer } from '../composer/composer.js';
import { strings } from '../language/language.js';
import { useNotice } from '../use-notices.js';
import { useClient, useRoom } from '../use-snapshot.js';
import { useStoredFlag } from '../use-stored.js';
import { ChatHeader } from './chat-header.js';
import { ConnectionBar } from './connection-bar.js';
import { MessageList } from './message-list.js';
import { RoomModes } from './room-modes.js';

export function ChatPanel() {
  const snapshot = useRoom();
  const { connection, you, limits } = useClient();
  const notice = useNotice();
  const [showTimes, toggleTimes] = useStoredFlag('streamside:times');
  const [replyTo, setReplyTo] = useState<MessageEvent>();
  const toEnd = useRef(() => {});
  const field = useRef<HTMLTextAreaElement>(null);

  const reply = useCallback((event: MessageEvent) => {
    setReplyTo(event);
    field.current?.focus();
  }, []);

  return (
    <aside className={showTimes ? 'chat show-times' : 'chat'} aria-label={strings.page.chat}>
      <ChatHeader
        viewers={snapshot.room?.viewers}
        live={snapshot.status === 'live'}
        showTimes={showTimes}
        onToggleTimes={toggleTimes}
      />
      <RoomModes modes={snapshot.room?.modes} raid={snapshot.room?.raid} />
      <ConnectionBar connection={connection} room={snapshot} />
      <MessageList snapshot={snapshot} onReply={reply} toEnd={toEnd} />
      <Composer
        room={snapshot.room}
        you={snapshot.you ?? you}
        limits={limits}
        notice={notice}
        replyTo={replyTo}
        onReplyTo={setReplyTo}
        field={field}
        onSent={() => toEnd.current()}
      />
    </aside>
  );
}
