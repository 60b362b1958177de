import { ChatPanel } from './chat/chat-panel.js';
import { strings } from './language/language.js';
import { About } from './player/about.js';
import { Player } from './player/player.js';
import { StreamInfo } from './player/stream-info.js';
import { TopBar } from './top-bar.js';
import { useRoom } from './use-snapshot.js';

export function App() {
  const { room } = useRoom();
  // A room that nobody named goes by its id, which is no title for a stream.
  const title = room && room.title !== room.id ? room.title : undefined;
  return (
    <div className="layout">
      <a className="skip-link" href="#composer">
        {strings.page.skip}
      </a>
      <TopBar />
      <main className="stage" aria-label={strings.page.stream}>
        <Player />
        <StreamInfo title={title} viewers={room?.viewers} />
        <About />
      </main>
      <ChatPanel />
    </div>
  );
}
