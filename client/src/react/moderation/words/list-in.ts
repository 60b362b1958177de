import type { FilterAction, FilterList, StarterList } from '../../../index.js';

export const ACTIONS: readonly FilterAction[] = ['mask', 'hold', 'block', 'timeout'];
export const STARTERS: readonly StarterList[] = ['ko', 'en'];

/** A list as it stands in the fields of its form. */
export function listIn(form: FormData): FilterList {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const lines = (name: string) =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const starter = STARTERS.find((one) => one === text('starter'));
  const [words, except] = [lines('words'), lines('except')];
  return {
    name: text('name'),
    action: ACTIONS.find((one) => one === text('action')) ?? 'mask',
    ...(starter && { starter }),
    ...(words.length > 0 && { words }),
    ...(except.length > 0 && { except }),
  };
}
