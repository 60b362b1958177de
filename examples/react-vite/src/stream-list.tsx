import { STREAMS, type Stream } from './streams';

export function StreamList({ current }: { current: Stream }) {
  return (
    <nav aria-label="Streams">
      {STREAMS.map(({ id, title, by }) => (
        <a key={id} href={`#${id}`} aria-current={id === current.id ? 'page' : undefined}>
          {title} <small>{by}</small>
        </a>
      ))}
    </nav>
  );
}
