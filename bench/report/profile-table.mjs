/** @typedef {import('../measures/profile.mjs').Spent} Spent */

const TOP = 30;

/** What Node calls when it writes to a socket: its time is the kernel's, mostly. */
const WRITES = ['writev', 'writeBuffer', 'writeUtf8String', 'writeLatin1String', 'writeAsciiString'];

/**
 * The time by part of the program, then by function.
 * @param {Spent[]} spent
 */
export function profileTable(spent) {
  /** @type {Map<string, number>} */
  const groups = new Map();
  for (const one of spent) groups.set(groupOf(one), (groups.get(groupOf(one)) ?? 0) + one.share);
  const byGroup = [...groups]
    .sort(([, a], [, b]) => b - a)
    .map(([name, share]) => `${percent(share)}  ${name}`);
  const byFunction = spent
    .slice(0, TOP)
    .map(({ name, where, share }) => `${percent(share)}  ${name}  ${where}`);
  return ['By part', ...byGroup, '', `By function, the first ${TOP}, time of its own`, ...byFunction].join(
    '\n',
  );
}

/** @param {Spent} spent */
function groupOf({ name, where }) {
  const [first = '', second = ''] = where.split('/');
  if (WRITES.includes(name)) return 'socket writes';
  if (name === '(garbage collector)') return 'garbage collection';
  if (where === 'native') return 'other native code, the kernel among it';
  if (where.startsWith('node:')) return `Node: ${where.replace(/^node:(internal\/)?/, '').split(/[/:]/)[0]}`;
  if (first === 'streamside') return second.includes('.') ? first : `streamside/${second}`;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1).padStart(5)} %`;
