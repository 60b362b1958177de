import { Chat } from './chat';
import { Player } from './player';
import { STREAMS } from './streams';
import { useStream } from './use-stream';

export function App() {
  const stream = useStream();
  return (
    <div className="page">
      <nav aria-label="Streams">
        {STREAMS.map(({ id, title, by }) => (
          <a key={id} href={`#${id}`} aria-current={id === stream.id ? 'page' : undefined}>
            {title} <small>{by}</small>
          </a>
        ))}
      </nav>
      <main>
        <Player stream={stream} />
        <h1>{stream.title}</h1>
        <p>{stream.by}</p>
      </main>
      <Chat room={stream.id} />
    </div>
  );
}
