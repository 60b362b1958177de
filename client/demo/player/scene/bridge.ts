import { painted, SHORE, WIDTH, type Brush } from './frame.js';

const DECK = SHORE - 34;
const SPAN = 213;
export const LAMPS_APART = SPAN / 2;
const STEEL = '#0a0c26';
const CARS = 8;
const CAR = 64;
/** Seconds from one train to the next. */
const HEADWAY = 34;

const structure = () =>
  painted({ top: DECK - 50, bottom: SHORE }, (brush) => {
    brush.lineWidth = 5;
    brush.strokeStyle = STEEL;
    for (let x = -SPAN / 2; x < WIDTH; x += SPAN) arch(brush, x);
    brush.fillStyle = STEEL;
    brush.fillRect(0, DECK, WIDTH, 8);
    brush.fillStyle = 'rgba(70,235,205,.75)';
    brush.fillRect(0, DECK + 7, WIDTH, 1.5);
    for (let x = LAMPS_APART / 2; x < WIDTH; x += LAMPS_APART) lamp(brush, x);
  });

/** A pier and the arch that springs from it, lit from below. */
function arch(brush: Brush, x: number): void {
  brush.fillStyle = STEEL;
  brush.fillRect(x - 7, DECK, 14, SHORE - DECK);
  brush.beginPath();
  brush.ellipse(x + SPAN / 2, SHORE, SPAN / 2 - 7, SHORE - DECK - 6, 0, Math.PI, 0);
  brush.stroke();
  const light = brush.createLinearGradient(0, SHORE, 0, DECK);
  light.addColorStop(0, 'rgba(90,245,215,.6)');
  light.addColorStop(1, 'rgba(90,245,215,0)');
  brush.fillStyle = light;
  brush.fillRect(x - 7, DECK, 14, SHORE - DECK);
}

function lamp(brush: Brush, x: number): void {
  brush.fillStyle = STEEL;
  brush.fillRect(x, DECK - 24, 2, 24);
  const glow = brush.createRadialGradient(x + 1, DECK - 24, 0, x + 1, DECK - 24, 20);
  glow.addColorStop(0, 'rgba(255,226,170,1)');
  glow.addColorStop(0.2, 'rgba(255,190,110,.45)');
  glow.addColorStop(1, 'rgba(255,190,110,0)');
  brush.fillStyle = glow;
  brush.fillRect(x - 20, DECK - 46, 42, 44);
}

function train(brush: Brush, head: number): void {
  for (let car = 0; car < CARS; car++) {
    const x = head - (car + 1) * CAR;
    brush.fillStyle = '#161a3d';
    brush.fillRect(x, DECK - 17, CAR - 3, 17);
    brush.fillStyle = '#ffe9b0';
    for (let pane = 0; pane < 5; pane++) brush.fillRect(x + 5 + pane * 11, DECK - 13, 8, 6);
    brush.fillStyle = '#3ee0c0';
    brush.fillRect(x, DECK - 4, CAR - 3, 1.5);
  }
  const beam = brush.createLinearGradient(head, 0, head + 90, 0);
  beam.addColorStop(0, 'rgba(255,250,220,.65)');
  beam.addColorStop(1, 'rgba(255,250,220,0)');
  brush.fillStyle = beam;
  brush.fillRect(head - 3, DECK - 9, 93, 4);
}

export function newBridge(): (brush: Brush, time: number) => void {
  const steel = structure();
  return (brush, time) => {
    const way = WIDTH + CARS * CAR + 400;
    train(brush, ((time % HEADWAY) / HEADWAY) * way - 100);
    steel(brush);
  };
}
