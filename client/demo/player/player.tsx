import { useEffect, useRef, useState } from 'react';
import { strings } from '../language/language.js';
import { startGeneratedStream } from './generated-stream.js';
import { PlayerControls } from './player-controls.js';
import { useReducedMotion } from './use-reduced-motion.js';

export function Player() {
  const frame = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(true);
  const still = useReducedMotion();

  useEffect(() => {
    const stream = startGeneratedStream(still);
    const player = video.current;
    if (player) {
      player.srcObject = stream.media;
      player.play().catch(() => setPlaying(false));
    }
    return () => stream.stop();
  }, [still]);

  const toggle = () => (playing ? video.current?.pause() : void video.current?.play());

  return (
    <div className="player" ref={frame}>
      <video
        ref={video}
        className="player-video"
        aria-label={strings.stream.video}
        muted
        autoPlay
        playsInline
        disableRemotePlayback
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onClick={toggle}
      />
      <PlayerControls playing={playing} onToggle={toggle} frame={frame} />
    </div>
  );
}
