import type { RefObject } from 'react';
import { FullscreenIcon, PauseIcon, PlayIcon } from '../icons.js';
import { strings } from '../language/language.js';
import { Elapsed } from './elapsed.js';

interface Props {
  playing: boolean;
  onToggle: () => void;
  frame: RefObject<HTMLDivElement | null>;
}

export function PlayerControls({ playing, onToggle, frame }: Props) {
  const toggleFullscreen = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : frame.current?.requestFullscreen?.());
  const label = playing ? strings.stream.pause : strings.stream.play;
  return (
    <div className={playing ? 'player-controls' : 'player-controls paused'}>
      <button type="button" className="player-button" onClick={onToggle} aria-label={label} title={label}>
        {playing ? <PauseIcon /> : <PlayIcon />}
      </button>
      <span className="live-pill">{strings.stream.live}</span>
      <Elapsed />
      <button
        type="button"
        className="player-button at-end"
        onClick={toggleFullscreen}
        aria-label={strings.stream.fullscreen}
        title={strings.stream.fullscreen}
      >
        <FullscreenIcon />
      </button>
    </div>
  );
}
