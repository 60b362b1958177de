import type { Stream } from './streams';

/** Your `<video>` or your player's component goes here. */
export function Player({ stream }: { stream: Stream }) {
  return (
    <div
      className="player"
      role="img"
      aria-label={`${stream.title}, live`}
      style={{
        background: `linear-gradient(160deg, hsl(${stream.hue} 50% 12%), hsl(${stream.hue} 60% 42%))`,
      }}
    >
      <span>LIVE</span>
    </div>
  );
}
