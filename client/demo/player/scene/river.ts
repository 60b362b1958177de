import { LAMPS_APART } from './bridge.js';
import { gradient, HEIGHT, painted, SHORE, WIDTH, type Brush } from './frame.js';

const STRIP = 4;
/** The water shows the city from further away than it is: squeezed a little. */
const SQUEEZE = 0.66;

const depth = () =>
  painted({ top: SHORE, bottom: HEIGHT }, (brush) => {
    brush.fillStyle = gradient(brush, SHORE, HEIGHT, [
      [0, 'rgba(8,12,40,.18)'],
      [0.5, 'rgba(6,10,36,.5)'],
      [1, 'rgba(3,5,20,.88)'],
    ]);
    brush.fillRect(0, SHORE, WIDTH, HEIGHT - SHORE);
  });

/** What stands above the shore, upside down, strip by strip, each shifted by its wave. */
export function newRiver(): (brush: Brush, world: HTMLCanvasElement, time: number) => void {
  const shade = depth();
  return (brush, world, time) => {
    for (let y = SHORE; y < HEIGHT; y += STRIP) {
      const below = y - SHORE;
      const near = below / (HEIGHT - SHORE);
      const shift =
        Math.sin(below * 0.16 - time * 1.7) * (1 + near * 9) + Math.sin(below * 0.05 + time) * near * 6;
      const source = Math.max(0, SHORE - (below + STRIP) / SQUEEZE);
      brush.drawImage(world, 0, source, WIDTH, STRIP / SQUEEZE, shift - 16, y, WIDTH + 32, STRIP);
    }
    shade(brush);
    pillars(brush, time);
    glints(brush, time);
  };
}

/** The lamps of the bridge, drawn out by the water into columns of light. */
function pillars(brush: Brush, time: number): void {
  brush.globalCompositeOperation = 'screen';
  brush.fillStyle = gradient(brush, SHORE, SHORE + 170, [
    [0, 'rgba(255,190,110,.55)'],
    [0.4, 'rgba(255,160,100,.18)'],
    [1, 'rgba(255,160,100,0)'],
  ]);
  for (let x = LAMPS_APART / 2; x < WIDTH; x += LAMPS_APART)
    for (let y = SHORE + 4; y < SHORE + 170; y += 7) {
      const width = 5 + (y - SHORE) * 0.07 + 4 * Math.sin(y * 0.9 + time * 2.2 + x);
      brush.fillRect(x + 1 - width / 2 + 3 * Math.sin(y * 0.11 - time * 1.6), y, width, 5);
    }
  brush.globalCompositeOperation = 'source-over';
}

function glints(brush: Brush, time: number): void {
  brush.fillStyle = '#ffeecb';
  for (let index = 0; index < 46; index++) {
    const y = SHORE + 6 + ((index * 53) % 250);
    const x = (index * 197 + Math.sin(time * 0.3 + index) * 30) % WIDTH;
    brush.globalAlpha = 0.26 * Math.max(0, Math.sin(time * 1.3 + index * 2.4));
    brush.fillRect(x, y, 10 + (y - SHORE) * 0.14, 1.4);
  }
  brush.globalAlpha = 1;
}
