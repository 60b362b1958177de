const LONGEST = 4;

/** Words that are often met one after the other, and would be another one together: pen is. */
const ORDINARY = new Set(
  `a am an and are as at be but by can do for get go got had has have he her hit him his how i if in is it its
   let me my no not nut of off on one or our out pen put ring run she so tard tan the them they this tit to up us was we
   were what who will with you your`
    .split(/\s+/)
    .map((word) => numbered(word, 0, word.length)),
);

/** Whether this stretch of the text is one of them. */
export function isOrdinary(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST && ORDINARY.has(numbered(text, from, to));
}

/** A number for short words, in either case; below 0 where there is anything but Latin letters in it. */
function numbered(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const letter = (text.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) return -1;
    number = number * 27 + letter;
  }
  return number;
}
