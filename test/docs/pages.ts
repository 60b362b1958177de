import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Block {
  language: string;
  code: string;
  /** The path that the code's first line names, where it names one. */
  file?: string;
}

export const read = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');

/** The fenced code blocks of a page. */
export function blocksOf(page: string): Block[] {
  return [...read(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
    file: /^\/\/ ([\w./-]+\.\w+)\n/.exec(code)?.[1],
  }));
}

/** Those of a page's blocks that are files, by path. */
export function filesOf(...pages: string[]): Record<string, string> {
  return Object.fromEntries(
    pages.flatMap(blocksOf).flatMap(({ file, code }) => (file === undefined ? [] : [[file, code]])),
  );
}

/** The cells of the table whose head begins with `head`, row by row, without backticks. */
export function tableOf(page: string, head: string): string[][] {
  const lines = read(page).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|') && cells(line)[0] === head);
  if (start < 0) throw new Error(`${page} has no table that begins with ${head}`);
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cells);
}

function cells(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.replaceAll('`', '').trim());
}
