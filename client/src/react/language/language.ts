import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { ERRORS, type ErrorCode } from '../../index.js';
import { en, type ViewerStrings } from './en.js';
import { ko } from './ko.js';
import type { Strings } from './whole.js';

const SPOKEN: Record<string, ViewerStrings> = { en, ko };

/** How the chat speaks to somebody. */
export interface Language {
  /** BCP 47. */
  code: string;
  /** The moderators' are there where the host gave them. */
  strings: ViewerStrings & Partial<Strings>;
  formatCount: (count: number) => string;
  formatTime: (at: number) => string;
  formatDate: (at: number) => string;
  /** In the largest unit that it is a whole number of. */
  formatMinutes: (minutes: number) => string;
  /** In the viewer's language for the codes that we know, the server's own words for later ones. */
  sentence: (error: { code: ErrorCode; message: string }) => string;
}

export function newLanguage(code: string, strings: Language['strings']): Language {
  const compact = new Intl.NumberFormat(code, { notation: 'compact', maximumFractionDigits: 1 });
  const clock = new Intl.DateTimeFormat(code, { hour: 'numeric', minute: '2-digit' });
  const full = new Intl.DateTimeFormat(code, { dateStyle: 'medium', timeStyle: 'medium' });
  return {
    code,
    strings,
    formatCount: (count) => compact.format(count),
    formatTime: (at) => clock.format(at),
    formatDate: (at) => full.format(at),
    formatMinutes: (minutes) => inLargestUnit(minutes, code),
    sentence: (error) => sentenceOf(error, strings),
  };
}

function sentenceOf({ code, message }: { code: ErrorCode; message: string }, strings: ViewerStrings): string {
  const sentence = strings.errors[code] ?? message;
  // To whom a moderator did something, the server's words are the moderator's.
  const isReason = (code === 'banned' || code === 'timed_out') && message !== ERRORS[code].message;
  return isReason ? `${sentence} ${strings.reason(message)}` : sentence;
}

function inLargestUnit(minutes: number, code: string): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(code, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

const LanguageContext = createContext<Language>(newLanguage('en', en));

export const LanguageProvider = LanguageContext.Provider;

export const useLanguage = (): Language => useContext(LanguageContext);

/**
 * @param code BCP 47; without it the first of the browser's languages that we speak, and English on a server
 * @param strings a language of the host's own; without them, ours of that code, or English
 */
export function useChosenLanguage(code?: string, strings?: Strings): Language {
  const preferred = useSyncExternalStore(neverChanges, preferredLanguage, () => 'en');
  const chosen = code ?? preferred;
  return useMemo(() => newLanguage(chosen, strings ?? SPOKEN[primary(chosen)] ?? en), [chosen, strings]);
}

/** The first of the browser's languages that the chat speaks. */
export function preferredLanguage(): string {
  return navigator.languages.map(primary).find((code) => Object.hasOwn(SPOKEN, code)) ?? 'en';
}

/** `ko` of `ko-KR`. */
export function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? tag;
}

const neverChanges = () => () => {};
