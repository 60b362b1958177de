/** Of a text; what becomes of a character depends on nothing but it and what combines with it. */
type Change = (text: string) => string;

const UNITS = 0x10000;
const ALONE = 1;
const JOINED = 2;

/** Of each unit, whether it may be one with what is before it: 0 where nobody has asked for it yet. */
const ties = new Uint8Array(UNITS);

/**
 * The same change, for long texts: what becomes of a character is found out once. A character may become eighteen
 * (`ﷺ`), and to normalise them takes ten times as long as to know them.
 */
export function byCharacter(change: Change): Change {
  // An array: in a map it takes as long to look them up as all the rest.
  const known = new Array<string | undefined>(UNITS);
  const changed = (unit: number) => (known[unit] ??= change(String.fromCharCode(unit)));
  return (text) => {
    if (SIGMA.test(text)) return change(text);
    let result = '';
    for (let at = 0; at < text.length;) {
      const begin = at;
      while (at < text.length && !standsAlone(text, at)) at++;
      result += at > begin ? change(text.slice(begin, at)) : changed(text.charCodeAt(at++));
    }
    return result;
  };
}

/** In lower case it is another letter at a word's end. */
const SIGMA = /[ΣϹ𝚺𝛴𝜮𝝨𝞢]/u;

function standsAlone(text: string, at: number): boolean {
  return !isJoined(text.charCodeAt(at)) && (at + 1 >= text.length || !isJoined(text.charCodeAt(at + 1)));
}

function isJoined(unit: number): boolean {
  const known =
    ties[unit] || (ties[unit] = JOINING.test(String.fromCharCode(unit).normalize('NFKD')) ? JOINED : ALONE);
  return known === JOINED;
}

/** Marks, vowels and finals of Hangul; and halves of characters that take two units. */
const JOINING = /^[\p{M}\u1160-\u11ff\p{Cs}]/u;
