import { newAurora } from './aurora.js';
import { newBridge } from './bridge.js';
import { newCity } from './city.js';
import { newLayer, SHORE, WIDTH, type Brush } from './frame.js';
import { drawOnAir } from './on-air.js';
import { newRiver } from './river.js';
import { newSky } from './sky.js';

/** A city by a river at night. `time` in seconds moves everything but the clock. */
export function newScene(): (brush: Brush, time: number, now: Date) => void {
  const world = newLayer(WIDTH, SHORE, false);
  const aboveTheShore = [newSky(), newAurora(), newCity(), newBridge()];
  const river = newRiver();
  return (brush, time, now) => {
    for (const draw of aboveTheShore) draw(world.brush, time);
    brush.drawImage(world.canvas, 0, 0);
    river(brush, world.canvas, time);
    drawOnAir(brush, now);
  };
}
