import { byCharacter } from './by-character.js';

/**
 * What two texts have in common that say the same to whoever reads them: neither case, blanks, what is not
 * seen, compatibility forms nor punctuation tells them apart, unless there is nothing else.
 */
export function sameText(text: string): string {
  return said(text) || seen(text);
}

const UNSEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const PUNCTUATION = /\p{P}/gu;

const seen = byCharacter((text) => text.normalize('NFKC').toLowerCase().replace(UNSEEN, ''));
const said = byCharacter((text) =>
  text.normalize('NFKC').toLowerCase().replace(UNSEEN, '').replace(PUNCTUATION, ''),
);
