import unhomoglyph from 'unhomoglyph';
import { byCharacter } from '../messages/by-character.js';

/**
 * What two nicknames have in common that people take for one another: compatibility forms, case,
 * spaces and separators, what is not seen, accents, and letters of other scripts that look alike
 * (Unicode's confusables). For comparison only; it is no text to show.
 */
export function nicknameSkeleton(nickname: string): string {
  const known = skeletons.get(nickname);
  if (known !== undefined) return known;
  if (skeletons.size >= MOST_KEPT) skeletons.clear();
  const skeleton = skeletonOf(nickname);
  skeletons.set(nickname, skeleton);
  return skeleton;
}

/** It is asked for with each message, and takes as long as the rest of the message's rules together. */
const skeletons = new Map<string, string>();
const MOST_KEPT = 10_000;

function skeletonOf(nickname: string): string {
  // Letters of Hangul are a syllable once nothing is between them.
  const bare = bareOf(nickname).normalize('NFC');
  // Before and after lower case: Κ (Greek) looks like K, but κ does not look like k.
  const alike = basic(basic(bare).toLowerCase()).toLowerCase();
  // The confusables know that I, l and 1 look alike, but not i, which is what I becomes in lower case.
  return alike.replaceAll('i', 'l');
}

const bareOf = byCharacter((text) => text.normalize('NFKD').replace(UNSEEN, '').normalize('NFKC'));

/** The package tries some six thousand characters at each place. */
const basic = byCharacter(unhomoglyph);

/** Hangul syllables come apart in NFKD as well, but into letters, which stay. */
const UNSEEN = /[\u0300-\u036F\p{Z}\p{C}\p{Default_Ignorable_Code_Point}_.·•-]/gu;
