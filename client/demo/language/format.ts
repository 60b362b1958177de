import { language } from './language.js';

const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });

export const formatCount = (count: number): string => compact.format(count);

/** `1:02:03`, as players show it. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
