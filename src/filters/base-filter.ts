import { WordFilter } from './word-filter.js';

/** What nobody may be called, in whatever room: the words that the server comes with. */
export const baseFilter = new WordFilter([
  { name: 'ko', action: 'block', starter: 'ko' },
  { name: 'en', action: 'block', starter: 'en' },
]);
