import { useEffect } from 'react';
import { useRoomPart } from '../src/react/index.js';
import { useChosenLanguage } from '../src/react/language/language.js';
import type { Address } from './address.js';

/** Names the window after the room; shows nothing. Within a `ChatProvider`. */
export function RoomTitle({ room, language }: Pick<Address, 'room' | 'language'>) {
  const { chat } = useChosenLanguage(language).strings;
  const title = useRoomPart(room, (snapshot) => snapshot.room?.title) ?? room;
  useEffect(() => void (document.title = `${title} · ${chat.title}`), [title, chat]);
  return null;
}
