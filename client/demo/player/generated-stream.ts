import { HEIGHT, newLayer, WIDTH } from './scene/frame.js';
import { newScene } from './scene/scene.js';

const FRAME_MS = 1000 / 24;
/** With less motion asked for, only the clock moves. */
const STILL_FRAME_MS = 1000;

export interface GeneratedStream {
  media: MediaStream;
  stop(): void;
}

/** Draws the scene for as long as somebody watches; frames are skipped by themselves in a hidden tab. */
export function startGeneratedStream(still: boolean): GeneratedStream {
  const { canvas, brush } = newLayer(WIDTH, HEIGHT, false);
  const draw = newScene();
  const every = still ? STILL_FRAME_MS : FRAME_MS;
  let due = 0;
  let request = 0;
  const frame = (at: number) => {
    request = requestAnimationFrame(frame);
    if (at < due) return;
    due = Math.max(due + every, at);
    draw(brush, still ? 20 : (Date.now() / 1000) % 86_400, new Date());
  };
  frame(performance.now());
  const media = canvas.captureStream();
  return {
    media,
    stop: () => {
      cancelAnimationFrame(request);
      for (const track of media.getTracks()) track.stop();
    },
  };
}
