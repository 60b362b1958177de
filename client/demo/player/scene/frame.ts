export const WIDTH = 1280;
export const HEIGHT = 720;
/** Where the city ends and the water begins. */
export const SHORE = 440;

export type Brush = CanvasRenderingContext2D;

export interface Layer {
  canvas: HTMLCanvasElement;
  brush: Brush;
}

export function newLayer(width = WIDTH, height = HEIGHT): Layer {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d', { alpha: true });
  if (!brush) throw new Error('This browser has no canvas.');
  return { canvas, brush };
}

/** A layer that is drawn once and then only copied. */
export function painted(draw: (brush: Brush) => void, width = WIDTH, height = HEIGHT): HTMLCanvasElement {
  const layer = newLayer(width, height);
  draw(layer.brush);
  return layer.canvas;
}

export function gradient(brush: Brush, from: number, to: number, stops: [number, string][]): CanvasGradient {
  const made = brush.createLinearGradient(0, from, 0, to);
  for (const [at, color] of stops) made.addColorStop(at, color);
  return made;
}
