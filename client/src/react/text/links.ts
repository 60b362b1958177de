export interface Link {
  from: number;
  to: number;
  /** Always of the web: `http://` or `https://`. */
  href: string;
}

/**
 * The web addresses in a text: with a scheme, with `www.`, or with an ending that is hardly anything else. So
 * `yes.no` is none, and in `naver.com에서` the particle is not part of it. Who has a name before an `@` in his
 * address is led where nobody expects: that is none either.
 */
export function linksIn(text: string): Link[] {
  return [...text.matchAll(ADDRESS)].map(({ 0: found, 1: scheme, index }) => {
    const address = trimmed(found);
    return { from: index, to: index + address.length, href: scheme ? address : `http://${address}` };
  });
}

/** What is on from there: a port, a path, a query. */
const REST = String.raw`(?::\d{1,5})?(?![^\s/?#]*@)(?:[/?#][^\s<>"“”「」『』]*)?`;
/** Behind Latin letters those of another script are a sentence that goes on. */
const HOST = String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)*(?:[a-z][a-z0-9-]*|[\p{L}\p{N}]+)`;
const ENDINGS =
  'com|net|org|edu|gov|info|biz|xyz|top|site|online|shop|store|club|app|dev|live|kr|jp|cn|tw|tv|gg|io|uk|de|fr|eu';
/** Other countries' are words too often, but for where a path follows: `youtu.be/abc`. */
const NAME = String.raw`(?:[a-z0-9][a-z0-9-]*\.)+(?:(?:${ENDINGS})(?![\w@-]|\.[a-z0-9])|[a-z]{2}(?=\/\w))`;

const ADDRESS = new RegExp(
  String.raw`(?<![a-z0-9])(https?:\/\/)${HOST}${REST}|(?<![\w@/.:-])(?:www\.${HOST}|${NAME})${REST}`,
  'giu',
);

/** Without what closes the sentence; a bracket that opened within the address belongs to it. */
function trimmed(address: string): string {
  const last = address.at(-1) ?? '';
  const isOpened = last === ')' && address.split('(').length >= address.split(')').length;
  return CLOSES.includes(last) && !isOpened ? trimmed(address.slice(0, -1)) : address;
}

const CLOSES = ".,:;!?'*)]}…。、，！？）";
