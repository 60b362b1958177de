import { useEffect } from 'react';
import { useRoomPart } from '../src/react/index.js';
import { address } from './address.js';
import { strings } from './language/language.js';
import { PageChat } from './page-chat.js';
import { About } from './player/about.js';
import { Player } from './player/player.js';
import { StreamInfo } from './player/stream-info.js';
import { TopBar } from './top-bar.js';

export function App() {
  const room = useRoomPart(address.room, (snapshot) => snapshot.room);
  // A room that nobody named goes by its id, which is no title for a stream.
  const title = room && room.title !== room.id ? room.title : strings.stream.title;
  useEffect(() => void (document.title = `${title} · Streamside`), [title]);
  return (
    <div className="streamside layout">
      <a className="skip-link" href="#chat">
        {strings.page.skip}
      </a>
      <TopBar />
      <main className="stage" aria-label={strings.page.stream}>
        <Player />
        <StreamInfo title={title} viewers={room?.viewers} />
        <About />
      </main>
      <PageChat />
    </div>
  );
}
