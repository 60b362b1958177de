import { gradient, newLayer, WIDTH, type Brush } from './frame.js';

/** Drawn small and stretched: it has no edges, and the stretching smooths it. */
const SCALE = 5;
const WIDE = WIDTH / SCALE;
/** Down to where the hills begin. */
const HIGH = 66;
const COLUMN = 2;
const TALL = 128;

interface Curtain {
  base: number;
  sway: number;
  speed: number;
  height: number;
  colors: [string, string];
}

const CURTAINS: Curtain[] = [
  { base: 52, sway: 9, speed: 0.11, height: 52, colors: ['62,255,190', '72,120,255'] },
  { base: 39, sway: 12, speed: 0.07, height: 44, colors: ['110,235,255', '190,90,255'] },
];

/** Light at the lower edge that fades upwards; each column of a curtain is this, stretched. */
function newRay([low, high]: [string, string]): HTMLCanvasElement {
  const { canvas, brush } = newLayer(1, TALL);
  brush.fillStyle = gradient(brush, 0, TALL, [
    [0, `rgba(${high},0)`],
    [0.45, `rgba(${high},.22)`],
    [0.86, `rgba(${low},.62)`],
    [0.95, `rgba(${low},.3)`],
    [1, `rgba(${low},0)`],
  ]);
  brush.fillRect(0, 0, 1, TALL);
  return canvas;
}

export function newAurora(): (brush: Brush, time: number) => void {
  const curtains = CURTAINS.map((curtain) => ({ ...curtain, ray: newRay(curtain.colors) }));
  const small = newLayer(WIDE, HIGH);
  return (brush, time) => {
    small.brush.globalAlpha = 1;
    small.brush.clearRect(0, 0, WIDE, HIGH);
    for (const curtain of curtains) drawCurtain(small.brush, time * curtain.speed, curtain, curtain.ray);
    brush.globalCompositeOperation = 'screen';
    brush.drawImage(small.canvas, 0, 0, WIDTH, HIGH * SCALE);
    brush.globalCompositeOperation = 'source-over';
  };
}

function drawCurtain(brush: Brush, time: number, curtain: Curtain, image: HTMLCanvasElement): void {
  for (let x = 0; x < WIDE; x += COLUMN) {
    const along = x / WIDE;
    const wave = Math.sin(along * 5 + time * 3) + 0.5 * Math.sin(along * 11 - time * 4.1);
    const fold = 0.5 + 0.5 * Math.sin(along * 23 + time * 7 + wave * 2);
    const height = curtain.height * (0.7 + 0.3 * fold);
    brush.globalAlpha = (0.25 + 0.75 * fold) * Math.sin(Math.PI * along) ** 0.6 * 0.85;
    brush.drawImage(image, x, curtain.base + wave * curtain.sway - height, COLUMN, height);
  }
}
