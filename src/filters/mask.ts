/** The text with a star for each character of these stretches of it, blanks and line feeds left as they are. */
export function mask(text: string, stretches: readonly { from: number; to: number }[]): string {
  let result = '';
  let done = 0;
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    if (to <= done) continue;
    const begin = Math.max(from, done);
    result += text.slice(done, begin) + text.slice(begin, to).replace(/\S/gu, '*');
    done = to;
  }
  return result + text.slice(done);
}
