import { WIDTH, type Brush } from './frame.js';

const FONT = 'system-ui, "Segoe UI", Roboto, sans-serif';

/** What a broadcaster lays over the picture: that it is live, and what time it is. */
export function drawOnAir(brush: Brush, now: Date): void {
  brush.textBaseline = 'middle';
  badge(brush);
  clock(brush, now);
}

function badge(brush: Brush): void {
  brush.fillStyle = '#e5253d';
  brush.beginPath();
  brush.roundRect(34, 32, 86, 36, 9);
  brush.fill();
  brush.fillStyle = '#fff';
  brush.font = `800 20px ${FONT}`;
  brush.fillText('LIVE', 62, 51);
  brush.beginPath();
  brush.arc(50, 50, 5, 0, Math.PI * 2);
  brush.fill();
}

function clock(brush: Brush, now: Date): void {
  const text = [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  brush.font = `600 24px ${FONT}`;
  brush.fillStyle = 'rgba(6,9,30,.5)';
  brush.beginPath();
  brush.roundRect(WIDTH - 168, 32, 134, 36, 9);
  brush.fill();
  brush.fillStyle = '#fff';
  brush.textAlign = 'center';
  brush.fillText(text, WIDTH - 101, 51);
  brush.textAlign = 'start';
}
