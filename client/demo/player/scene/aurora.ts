import { gradient, painted, WIDTH, type Brush } from './frame.js';

const COLUMN = 8;
const TALL = 256;

interface Curtain {
  base: number;
  sway: number;
  speed: number;
  height: number;
  colors: [string, string];
}

const CURTAINS: Curtain[] = [
  { base: 250, sway: 46, speed: 0.11, height: 250, colors: ['62,255,190', '72,120,255'] },
  { base: 190, sway: 60, speed: 0.07, height: 210, colors: ['110,235,255', '190,90,255'] },
];

/** Light at the lower edge that fades upwards; each column of a curtain is this, stretched. */
const ray = ([low, high]: [string, string]) =>
  painted(
    (brush) => {
      brush.fillStyle = gradient(brush, 0, TALL, [
        [0, `rgba(${high},0)`],
        [0.45, `rgba(${high},.22)`],
        [0.88, `rgba(${low},.62)`],
        [0.96, `rgba(${low},.3)`],
        [1, `rgba(${low},0)`],
      ]);
      brush.fillRect(0, 0, 1, TALL);
    },
    1,
    TALL,
  );

export function newAurora(): (brush: Brush, time: number) => void {
  const curtains = CURTAINS.map((curtain) => ({ ...curtain, ray: ray(curtain.colors) }));
  return (brush, time) => {
    brush.globalCompositeOperation = 'screen';
    for (const curtain of curtains) drawCurtain(brush, time * curtain.speed, curtain, curtain.ray);
    brush.globalCompositeOperation = 'source-over';
    brush.globalAlpha = 1;
  };
}

function drawCurtain(brush: Brush, time: number, curtain: Curtain, image: HTMLCanvasElement): void {
  for (let x = 0; x < WIDTH; x += COLUMN) {
    const along = x / WIDTH;
    const wave = Math.sin(along * 5 + time * 3) + 0.5 * Math.sin(along * 11 - time * 4.1);
    const fold = 0.5 + 0.5 * Math.sin(along * 23 + time * 7 + wave * 2);
    const foot = curtain.base + wave * curtain.sway;
    const height = curtain.height * (0.7 + 0.3 * fold);
    brush.globalAlpha = (0.25 + 0.75 * fold) * Math.sin(Math.PI * along) ** 0.6 * 0.8;
    brush.drawImage(image, x, foot - height, COLUMN, height);
  }
}
