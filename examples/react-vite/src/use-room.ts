import { useEffect, useState } from 'react';
import { ChatClient, type ChatRoom } from '@streamside/client';

/** One for the whole page; it connects at once. */
const client = new ChatClient();

/** Joined while a component is there. */
export function useRoom(id: string): ChatRoom | undefined {
  const [room, setRoom] = useState<ChatRoom>();
  useEffect(() => {
    const joined = client.room(id);
    setRoom(joined);
    return () => joined.leave();
  }, [id]);
  return room;
}
