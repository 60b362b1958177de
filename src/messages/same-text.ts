/**
 * What two texts have in common that say the same to whoever reads them: neither case, blanks, what is not
 * seen, compatibility forms nor punctuation tells them apart, unless there is nothing else.
 */
export function sameText(text: string): string {
  const bare = text.normalize('NFKC').toLowerCase().replace(UNSEEN, '');
  return bare.replace(PUNCTUATION, '') || bare;
}

const UNSEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const PUNCTUATION = /\p{P}/gu;
