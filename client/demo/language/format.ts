import type { ErrorCode } from '../../src/index.js';
import { language, strings } from './language.js';

const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' });

export const formatCount = (count: number): string => compact.format(count);
export const formatTime = (at: number): string => clock.format(at);
export const formatDate = (at: number): string => full.format(at);

/** In the largest unit that it is a whole number of. */
export function formatMinutes(minutes: number): string {
  if (minutes % 1440 === 0) return inUnit(minutes / 1440, 'day');
  return minutes % 60 === 0 ? inUnit(minutes / 60, 'hour') : inUnit(minutes, 'minute');
}

function inUnit(count: number, unit: 'minute' | 'hour' | 'day'): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** `1:02:03`, as players show it. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** The viewer's language for the codes that we know, the server's own sentence for later ones. */
export function sentence(error: { code: ErrorCode; message: string }): string {
  return strings.errors[error.code] ?? error.message;
}
