/** How a streamer wants the overlay, by the parameters of its address. */
export interface Look {
  /** Pixels. */
  size: number;
  font?: string;
  /** Seconds until a message fades; 0: it stays. */
  fade: number;
  bots: boolean;
  commands: boolean;
}

export function readLook(query: URLSearchParams): Look {
  const font = query.get('font');
  return {
    size: between(8, 120, query.get('size')) ?? 20,
    ...(font && isFontName(font) && { font }),
    fade: between(0, 3600, query.get('fade')) ?? 20,
    bots: query.get('bots') === 'show',
    commands: query.get('commands') === 'show',
  };
}

function between(least: number, most: number, text: string | null): number | undefined {
  const value = Number(text);
  if (text === null || text === '' || !Number.isFinite(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

/** A name of one font and nothing else of a style. */
const isFontName = (text: string): boolean => /^[\p{L}\p{N} _-]{1,64}$/u.test(text);
