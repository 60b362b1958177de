import { ChatProvider, LiveChat } from '@streamside/client/react';
import '@streamside/client/style.css';
import { Player } from './player';
import { StreamList } from './stream-list';
import { useStream } from './use-stream';

export function App() {
  const stream = useStream();
  return (
    // For members: <ChatProvider token={() => fetchTokenFromYourServer()}>
    <ChatProvider>
      <div className="page">
        <StreamList current={stream} />
        <main>
          <Player stream={stream} />
          <h1>{stream.title}</h1>
          <p>{stream.by}</p>
        </main>
        <LiveChat className="chat" room={stream.id} />
      </div>
    </ChatProvider>
  );
}
