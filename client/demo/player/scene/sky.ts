import { gradient, painted, SHORE, WIDTH, type Brush } from './frame.js';
import { seeded } from './random.js';

const STARS = 170;

const dusk = () =>
  painted({ top: 0, bottom: SHORE, alpha: false }, (brush) => {
    brush.fillStyle = gradient(brush, 0, SHORE, [
      [0, '#050a1f'],
      [0.4, '#0c1740'],
      [0.72, '#2b2a68'],
      [0.9, '#6d3f80'],
      [1, '#c4647a'],
    ]);
    brush.fillRect(0, 0, WIDTH, SHORE);
    moon(brush);
  });

function moon(brush: Brush): void {
  const glow = brush.createRadialGradient(1030, 104, 20, 1030, 104, 190);
  glow.addColorStop(0, 'rgba(255,226,180,.34)');
  glow.addColorStop(0.35, 'rgba(190,180,255,.13)');
  glow.addColorStop(1, 'rgba(150,160,255,0)');
  brush.globalCompositeOperation = 'screen';
  brush.fillStyle = glow;
  brush.fillRect(840, 0, 380, 300);
  brush.globalCompositeOperation = 'source-over';
  brush.fillStyle = '#fff3d6';
  brush.beginPath();
  brush.arc(1030, 104, 24, 0, Math.PI * 2);
  brush.fill();
}

export function newSky(): (brush: Brush, time: number) => void {
  const backdrop = dusk();
  const random = seeded(7);
  const stars = Array.from({ length: STARS }, () => ({
    x: random() * WIDTH,
    y: random() ** 1.6 * SHORE * 0.8,
    size: 0.6 + random() * 1.4,
    phase: random() * 9,
  }));
  return (brush, time) => {
    backdrop(brush);
    brush.fillStyle = '#fff';
    for (const star of stars) {
      brush.globalAlpha = 0.35 + 0.45 * Math.sin(time * 0.8 + star.phase) ** 2;
      brush.fillRect(star.x, star.y, star.size, star.size);
    }
    brush.globalAlpha = 1;
  };
}
