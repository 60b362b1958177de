import { painted, SHORE, WIDTH, type Brush } from './frame.js';

const DECK = SHORE - 26;
const SPAN = 160;
const CARS = 8;
const CAR = 62;
/** Seconds from one train to the next. */
const HEADWAY = 34;

const structure = () =>
  painted((brush) => {
    brush.fillStyle = '#080a20';
    brush.fillRect(0, DECK, WIDTH, 7);
    brush.lineWidth = 4;
    brush.strokeStyle = '#080a20';
    for (let x = -SPAN / 2; x < WIDTH; x += SPAN) {
      brush.fillRect(x - 6, DECK, 12, SHORE - DECK);
      brush.beginPath();
      brush.ellipse(x + SPAN / 2, SHORE, SPAN / 2 - 6, 20, 0, Math.PI, 0);
      brush.stroke();
    }
    for (let x = SPAN / 4; x < WIDTH; x += SPAN / 2) lamp(brush, x);
  });

function lamp(brush: Brush, x: number): void {
  brush.fillStyle = '#080a20';
  brush.fillRect(x, DECK - 20, 2, 20);
  const glow = brush.createRadialGradient(x + 1, DECK - 20, 0, x + 1, DECK - 20, 16);
  glow.addColorStop(0, 'rgba(255,214,140,.95)');
  glow.addColorStop(0.25, 'rgba(255,190,110,.4)');
  glow.addColorStop(1, 'rgba(255,190,110,0)');
  brush.fillStyle = glow;
  brush.fillRect(x - 16, DECK - 38, 34, 36);
}

/** The last car first: it is the one whose place does not change with the train's length. */
function train(brush: Brush, head: number): void {
  for (let car = 0; car < CARS; car++) {
    const x = head - (car + 1) * CAR;
    brush.fillStyle = '#161a3d';
    brush.fillRect(x, DECK - 15, CAR - 3, 15);
    brush.fillStyle = '#ffe9b0';
    for (let pane = 0; pane < 5; pane++) brush.fillRect(x + 5 + pane * 11, DECK - 12, 8, 5);
    brush.fillStyle = '#3ee0c0';
    brush.fillRect(x, DECK - 4, CAR - 3, 1.5);
  }
  const beam = brush.createLinearGradient(head, 0, head + 90, 0);
  beam.addColorStop(0, 'rgba(255,250,220,.65)');
  beam.addColorStop(1, 'rgba(255,250,220,0)');
  brush.fillStyle = beam;
  brush.fillRect(head - 3, DECK - 9, 93, 5);
}

export function newBridge(): (brush: Brush, time: number) => void {
  const steel = structure();
  return (brush, time) => {
    const way = WIDTH + CARS * CAR + 400;
    train(brush, ((time % HEADWAY) / HEADWAY) * way - 100);
    brush.drawImage(steel, 0, 0);
  };
}
