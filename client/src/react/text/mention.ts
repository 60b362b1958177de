/** More of a name: `@Anna` is not `@Ann`. Hangul is not, for particles are written onto names: `@수달님`, `@Ann아`. */
const MORE_OF_A_NAME = /^(?!\p{Script=Hangul})[\p{L}\p{N}_]/u;

/** Where a text speaks to the nickname, from its `@` on. */
export function findMention(
  text: string,
  nickname: string | undefined,
): [from: number, to: number] | undefined {
  if (!nickname || !text.includes('@')) return undefined;
  const called = `@${nickname.toLowerCase()}`;
  const lower = text.toLowerCase();
  for (let from = lower.indexOf(called); from >= 0; from = lower.indexOf(called, from + 1)) {
    const to = from + called.length;
    if (!MORE_OF_A_NAME.test(text.slice(to))) return [from, to];
  }
  return undefined;
}
