import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../test/filters/lists/', import.meta.url);

/**
 * The lines of a list; a heading stands before those that it is about.
 * @param {string} name
 */
export function readList(name) {
  let heading = '';
  const lines = [];
  for (const line of readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8').split('\n')) {
    if (line.startsWith('# ')) heading = line.slice(2);
    else if (line !== '') lines.push({ heading, text: line.normalize('NFC') });
  }
  return lines;
}
