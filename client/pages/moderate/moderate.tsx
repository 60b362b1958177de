import { useEffect } from 'react';
import { LiveChat, ModeratorDesk, useRoomPart } from '../../src/react/index.js';
import { useMedia } from '../../src/react/hooks/use-media.js';
import type { Address } from '../address.js';
import { NotYours } from './not-yours.js';
import { useStanding } from './use-standing.js';
import { wordsIn } from './words.js';

/** What `ModeratorDesk` asks for. */
const ROOM_FOR_DESK = '(min-width: 700px)';

/** A room's chat and its moderators' desk: beside each other, or where that is too much, one behind the other. */
export function Moderate({ room, theme, language }: Pick<Address, 'room' | 'theme' | 'language'>) {
  const standing = useStanding(room);
  const Chat = useMedia(ROOM_FOR_DESK) ? ModeratorDesk : LiveChat;
  const title = useRoomPart(room, (snapshot) => snapshot.room?.title) ?? room;
  const heading = standing === 'moderator' ? wordsIn(language).title(title) : title;
  useEffect(() => void (document.title = heading), [heading]);
  return (
    <main className="streamside moderate" data-theme={theme}>
      <h1>{heading}</h1>
      {standing === 'moderator' ? (
        <Chat room={room} theme={theme} language={language} />
      ) : (
        <NotYours room={room} language={language} standing={standing} />
      )}
    </main>
  );
}
