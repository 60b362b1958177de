export const WIDTH = 1280;
export const HEIGHT = 720;
/** Where the city ends and the water begins. */
export const SHORE = 440;

export type Brush = CanvasRenderingContext2D;

export interface Layer {
  canvas: HTMLCanvasElement;
  brush: Brush;
}

/** An opaque layer costs a fraction where there is no graphics card; it has to be painted all over. */
export function newLayer(width = WIDTH, height = HEIGHT, alpha = true): Layer {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d', { alpha });
  if (!brush) throw new Error('This browser has no canvas.');
  return { canvas, brush };
}

/** A band of the picture that is drawn once and then only copied; no higher than it has to be. */
export function painted(
  { top, bottom, alpha = true }: { top: number; bottom: number; alpha?: boolean },
  draw: (brush: Brush) => void,
): (brush: Brush) => void {
  const layer = newLayer(WIDTH, bottom - top, alpha);
  layer.brush.translate(0, -top);
  draw(layer.brush);
  return (brush) => brush.drawImage(layer.canvas, 0, top);
}

export function gradient(brush: Brush, from: number, to: number, stops: [number, string][]): CanvasGradient {
  const made = brush.createLinearGradient(0, from, 0, to);
  for (const [at, color] of stops) made.addColorStop(at, color);
  return made;
}
