import { preferredLanguage } from '../../src/react/index.js';
import { en, type PageStrings } from './strings.en.js';
import { ko } from './strings.ko.js';

const LANGUAGES: Record<string, PageStrings> = { en, ko };

/** It does not change while the page is open. */
export const language = preferredLanguage();

export const strings: PageStrings = LANGUAGES[language] ?? en;
