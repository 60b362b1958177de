import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const PLOT = new URL('../../docs/performance.svg', import.meta.url);
/** Where each report begins in the page. */
export const BEGIN = {
  server: '<!-- measured: written by npm run bench -- --publish -->',
  standard: '<!-- measured: written by npm run bench -w client -- --publish -->',
  long: '<!-- measured: written by npm run bench -w client -- --long --publish -->',
  slow: '<!-- measured: written by npm run bench -w client -- --slow --publish -->',
};
const END = '<!-- end of what was measured -->';
/** Tables as they come: what a formatter would do to them is undone by the next run. */
const VERBATIM = { begin: '<!-- prettier-ignore-start -->', end: '<!-- prettier-ignore-end -->' };

/**
 * Puts the report between its marks in the page; what people wrote around it stays.
 * @param {string} begin one of `BEGIN`
 * @param {string} report
 * @param {string} [svg]
 */
export function publish(begin, report, svg) {
  const page = readFileSync(PAGE, 'utf8');
  const from = page.indexOf(begin) + begin.length;
  const to = page.indexOf(END, from);
  if (from < begin.length || to < 0)
    throw new Error('docs/performance.md has lost the marks that the report goes between');
  const verbatim = `${VERBATIM.begin}\n\n${report}\n\n${VERBATIM.end}`;
  writeFileSync(PAGE, `${page.slice(0, from)}\n\n${verbatim}\n\n${page.slice(to)}`);
  if (svg) writeFileSync(PLOT, svg);
}
