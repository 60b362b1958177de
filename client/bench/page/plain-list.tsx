import { useEffect, useRef, useState } from 'react';
import { io } from 'socket.io-client';
import type { MessageEvent } from '../../src/index.js';

interface Props {
  server: string;
  room: string;
  /** So many of the last messages stay. @default all of them */
  keep?: number;
}

/** What one writes first: a stock client, a state for the messages, an event and a `setState` for each. */
export function PlainList({ server, room, keep = Infinity }: Props) {
  const [messages, setMessages] = useState<MessageEvent[]>([]);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const socket = io(server, { transports: ['websocket'] });
    socket.on('connect', () => socket.emit('room:join', { room }, () => {}));
    socket.on('message', (message: MessageEvent) =>
      setMessages((before) => [...before, message].slice(-Math.min(keep, before.length + 1))),
    );
    return () => {
      socket.close();
    };
  }, [server, room, keep]);

  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [messages]);

  return (
    <ul className="plain-list" ref={list}>
      {messages.map(({ id, user, text }) => (
        <li key={id}>
          <b>{user.nickname}</b>
          {text}
        </li>
      ))}
    </ul>
  );
}
