import { en, type Strings } from './strings.en.js';
import { ko } from './strings.ko.js';

const LANGUAGES: Record<string, Strings> = { en, ko };

const preferred = navigator.languages
  .map((tag) => tag.slice(0, 2).toLowerCase())
  .find((code) => code in LANGUAGES);

/** The first of the browser's languages that we speak; it does not change while the page is open. */
export const language = preferred ?? 'en';

export const strings: Strings = LANGUAGES[language] ?? en;
