import { gradient, painted, SHORE, WIDTH, type Brush } from './frame.js';
import { seeded } from './random.js';

interface Row {
  seed: number;
  lowest: number;
  tallest: number;
  wall: string;
  lit: number;
}

const ROWS: Row[] = [
  { seed: 11, lowest: 60, tallest: 150, wall: '#1a1d4a', lit: 0.16 },
  { seed: 29, lowest: 30, tallest: 120, wall: '#0d1030', lit: 0.34 },
];
const WINDOWS = ['#ffd98a', '#ffe9bd', '#9fd7ff', '#ffb38a'];

function hills(brush: Brush): void {
  brush.fillStyle = gradient(brush, 240, SHORE, [
    [0, '#251f57'],
    [1, '#4a2f6d'],
  ]);
  brush.beginPath();
  brush.moveTo(0, SHORE);
  for (let x = 0; x <= WIDTH; x += 10)
    brush.lineTo(
      x,
      352 - 46 * Math.sin(x / 210 + 0.6) - 18 * Math.sin(x / 83) - 50 * Math.exp(-(((x - 330) / 120) ** 2)),
    );
  brush.lineTo(WIDTH, SHORE);
  brush.fill();
}

/** The mast on the hill that tells people from here where they are. */
function tower(brush: Brush): void {
  brush.fillStyle = '#1b1846';
  brush.fillRect(327, 205, 6, 75);
  brush.fillRect(320, 238, 20, 13);
  brush.fillRect(323, 231, 14, 7);
  brush.fillRect(329, 176, 2, 32);
  brush.fillStyle = '#7ff5d6';
  brush.fillRect(321, 243, 18, 2);
}

function blocks(brush: Brush, row: Row): void {
  const random = seeded(row.seed);
  for (let x = -12; x < WIDTH;) {
    const width = 26 + random() * 46;
    const height = row.lowest + random() ** 2 * (row.tallest - row.lowest);
    brush.fillStyle = row.wall;
    brush.fillRect(x, SHORE - height, width, height);
    windows(brush, random, { x, width, height, lit: row.lit });
    x += width + (random() < 0.25 ? 10 : 1);
  }
}

function windows(
  brush: Brush,
  random: () => number,
  block: { x: number; width: number; height: number; lit: number },
): void {
  for (let y = SHORE - block.height + 7; y < SHORE - 8; y += 8)
    for (let x = block.x + 5; x < block.x + block.width - 5; x += 7) {
      if (random() > block.lit) continue;
      brush.fillStyle = WINDOWS[Math.floor(random() * WINDOWS.length)] ?? '#ffd98a';
      brush.globalAlpha = 0.35 + random() * 0.6;
      brush.fillRect(x, y, 3, 4);
    }
  brush.globalAlpha = 1;
}

/** What all the street lamps together do to the air between the houses. */
function streetGlow(brush: Brush): void {
  brush.globalCompositeOperation = 'screen';
  brush.fillStyle = gradient(brush, SHORE - 90, SHORE, [
    [0, 'rgba(255,140,90,0)'],
    [1, 'rgba(255,150,96,.38)'],
  ]);
  brush.fillRect(0, SHORE - 90, WIDTH, 90);
  brush.globalCompositeOperation = 'source-over';
}

export function newCity(): (brush: Brush, time: number) => void {
  const skyline = painted({ top: 170, bottom: SHORE }, (brush) => {
    hills(brush);
    tower(brush);
    for (const row of ROWS) blocks(brush, row);
    streetGlow(brush);
  });
  const random = seeded(3);
  const flickers = Array.from({ length: 46 }, () => ({
    x: Math.floor(random() * WIDTH),
    y: SHORE - 12 - random() * 70,
    phase: random() * 60,
  }));
  return (brush, time) => {
    skyline(brush);
    brush.fillStyle = '#ffe2a0';
    for (const { x, y, phase } of flickers)
      if (Math.sin(time * 0.21 + phase) > 0.2) brush.fillRect(x, y, 3, 4);
    brush.fillStyle = `rgba(255,70,80,${0.25 + 0.75 * Math.max(0, Math.sin(time * 2))})`;
    brush.fillRect(328, 173, 4, 4);
  };
}
