import { figure } from './markdown.mjs';

/** @typedef {{ name: string, points: { x: number, y: number }[], strong: boolean }} Line */

const SIZE = { width: 900, height: 480, left: 64, right: 280, top: 56, bottom: 56 };
/** Least distance between two names. */
const NAME_HEIGHT = 17;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .title { font-size: 16px; font-weight: 600 }
  .grid { stroke: #ddd }
  .line { fill: none; stroke: #8a94a6; stroke-width: 1.5 }
  .dot { fill: #8a94a6 }
  .strong.line { stroke: #d9480f; stroke-width: 3 }
  .strong.dot { fill: #d9480f }
  text.strong { fill: #d9480f; font-weight: 600 }
  .page { fill: #fff }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd }
    .grid { stroke: #3a3f47 }
    .page { fill: #16191d }
    .strong.line { stroke: #ff8a4c }
    .strong.dot, text.strong { fill: #ff8a4c }
  }`;

/**
 * Lines over two logarithmic axes, each with its name at its end.
 * @param {string} title
 * @param {Line[]} lines
 * @param {string} xTitle
 */
export function plot(title, lines, xTitle) {
  const xs = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const ys = lines.flatMap(({ points }) => points.map(({ y }) => y));
  const x = scale(Math.min(...xs), Math.max(...xs), SIZE.left, SIZE.width - SIZE.right);
  const decades = decadesAround(Math.min(...ys), Math.max(...ys));
  const y = scale(decades[0] ?? 1, decades.at(-1) ?? 10, SIZE.height - SIZE.bottom, SIZE.top);
  const parts = [
    `<rect class="page" width="${SIZE.width}" height="${SIZE.height}"/>`,
    `<text class="title" x="${SIZE.left}" y="28">${escape(title)}</text>`,
    ...decades.map((value) => gridLine(value, y(value))),
    ...xs.map((value) =>
      text(x(value), SIZE.height - SIZE.bottom + 24, value.toLocaleString('en'), 'middle'),
    ),
    text((SIZE.left + SIZE.width - SIZE.right) / 2, SIZE.height - 10, xTitle, 'middle'),
    ...lines.map((line) => drawn(line, x, y)),
    ...names(lines, y),
  ];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img">`;
  return `${head}\n<title>${escape(title)}</title>\n<style>${STYLE}\n</style>\n${parts.join('\n')}\n</svg>\n`;
}

/** @param {number} from @param {number} to @param {number} start @param {number} end */
function scale(from, to, start, end) {
  const span = Math.log(to / from) || 1;
  return (/** @type {number} */ value) => round(start + (Math.log(value / from) / span) * (end - start));
}

/** @param {number} least @param {number} most */
function decadesAround(least, most) {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most));
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, i) => Number(`1e${first + i}`));
}

/** @param {number} value @param {number} at */
function gridLine(value, at) {
  const end = SIZE.width - SIZE.right;
  const line = `<line class="grid" x1="${SIZE.left}" x2="${end}" y1="${at}" y2="${at}"/>`;
  return line + text(SIZE.left - 8, at + 4, String(value), 'end');
}

/** @param {Line} line @param {(value: number) => number} x @param {(value: number) => number} y */
function drawn({ points, strong }, x, y) {
  const kind = strong ? 'strong ' : '';
  const path = points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ');
  const dots = points.map(
    (point) => `<circle class="${kind}dot" cx="${x(point.x)}" cy="${y(point.y)}" r="4"/>`,
  );
  return `<polyline class="${kind}line" points="${path}"/>${dots.join('')}`;
}

/** The lines' names, moved apart where they would cover each other. @param {Line[]} lines @param {(value: number) => number} y */
function names(lines, y) {
  const ends = lines.flatMap((line) => {
    const last = line.points.at(-1);
    return last ? [{ ...line, value: last.y, at: y(last.y) + 4 }] : [];
  });
  let above = -Infinity;
  return ends
    .sort((a, b) => a.at - b.at)
    .map(({ name, value, at, strong }) => {
      above = Math.max(at, above + NAME_HEIGHT);
      return text(SIZE.width - SIZE.right + 14, above, `${name}  ${figure(value)}`, 'start', strong);
    });
}

/** @param {number} x @param {number} y @param {string} words @param {string} anchor @param {boolean} [strong] */
function text(x, y, words, anchor, strong = false) {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${strong ? ' class="strong"' : ''}>${escape(words)}</text>`;
}

const escape = (/** @type {string} */ words) => words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const round = (/** @type {number} */ number) => Math.round(number * 10) / 10;
