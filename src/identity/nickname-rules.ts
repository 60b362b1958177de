import { ChatError } from '../chat/chat-error.js';

/** In code points, after normalisation. */
export const NICKNAME_LENGTH = { min: 2, max: 30 };

const WRONG_LENGTH = `A nickname has ${NICKNAME_LENGTH.min} to ${NICKNAME_LENGTH.max} characters.`;

/** As it comes: far more than any that is short enough once it is normalised, which one character can make long. */
const MOST_UNITS = 1_000;

/**
 * The nickname as it will be shown.
 * @throws ChatError `nickname_invalid` with the reason as its message
 */
export function cleanNickname(raw: string): string {
  if (raw.length > MOST_UNITS) throw invalid(WRONG_LENGTH);
  if (!raw.isWellFormed()) throw invalid('A nickname has to be valid Unicode.');
  // U+FE0F only asks for the coloured form of an emoji: unseen, it would make two of one name.
  const nickname = raw.normalize('NFKC').replaceAll('\uFE0F', '').trim().replace(/ {2,}/g, ' ');
  const length = [...nickname].length;
  if (length < NICKNAME_LENGTH.min || length > NICKNAME_LENGTH.max) throw invalid(WRONG_LENGTH);
  if (INVISIBLE.test(nickname)) throw invalid('A nickname may not hold characters that nobody sees.');
  if (STACKED_MARKS.test(nickname)) throw invalid('A nickname may not pile up combining marks.');
  if (!VISIBLE.test(nickname)) throw invalid('A nickname needs a letter, a digit or an emoji.');
  return nickname;
}

/**
 * Controls, bidi overrides and other format characters, lone surrogates, private and unassigned ones,
 * line and paragraph separators; Hangul fillers and all else that is ignored when text is drawn; the
 * blank Braille pattern; any space but the plain one.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

/** No living script stacks more than three marks on a letter; Zalgo text does. */
const STACKED_MARKS = /\p{M}{4}/u;

const VISIBLE = /[\p{L}\p{N}\p{Emoji_Presentation}\p{Extended_Pictographic}]/u;

function invalid(message: string): ChatError {
  return new ChatError('nickname_invalid', { message });
}
