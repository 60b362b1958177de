import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const PLOT = new URL('../../docs/performance.svg', import.meta.url);
const BEGIN = '<!-- measured: written by npm run bench -- --publish -->';
const END = '<!-- end of what was measured -->';
/** Tables as they come: what a formatter would do to them is undone by the next run. */
const VERBATIM = { begin: '<!-- prettier-ignore-start -->', end: '<!-- prettier-ignore-end -->' };

/**
 * Puts the report between its two marks in the page; what people wrote around it stays.
 * @param {string} report
 * @param {string | undefined} svg
 */
export function publish(report, svg) {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const [, after] = rest.split(END);
  if (after === undefined)
    throw new Error('docs/performance.md has lost the marks that the report goes between');
  writeFileSync(
    PAGE,
    `${before}${BEGIN}\n\n${VERBATIM.begin}\n\n${report}\n\n${VERBATIM.end}\n\n${END}${after}`,
  );
  if (svg) writeFileSync(PLOT, svg);
}
