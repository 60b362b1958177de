import { ChatError } from '../chat/chat-error.js';

export const TEXT_LENGTH = { codePoints: 500, bytes: 2048 };

const TOO_LONG = `A message has at most ${TEXT_LENGTH.codePoints} characters.`;

/** As it comes, without blanks around it: far more than any that is short enough once it is in NFC. */
const MOST_UNITS = 10_000;

/**
 * The text as it is stored and sent: plain, NFC, line feeds only, without blanks around it.
 * @throws ChatError `text_invalid` with the reason as its message
 */
export function cleanText(raw: string): string {
  const trimmed = raw.trim();
  if (trimmed.length > MOST_UNITS) throw invalid(TOO_LONG);
  const text = PLAIN.test(trimmed) ? trimmed : normalised(raw);
  // UTF-16 has at least as many units as there are characters, and at most three bytes for each.
  if (text.length > TEXT_LENGTH.codePoints && [...text].length > TEXT_LENGTH.codePoints)
    throw invalid(TOO_LONG);
  if (text.length * 3 > TEXT_LENGTH.bytes && Buffer.byteLength(text) > TEXT_LENGTH.bytes)
    throw invalid(`A message has at most ${TEXT_LENGTH.bytes} bytes.`);
  return text;
}

function normalised(raw: string): string {
  if (!raw.isWellFormed()) throw invalid('The text has to be valid Unicode.');
  const text = raw.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim();
  if (CONTROL.test(text)) throw invalid('The text may not hold control characters.');
  if (OVERRIDE.test(text)) throw invalid('The text may not turn around the direction that it is read in.');
  if (STACKED_MARKS.test(text)) throw invalid('The text may not pile up combining marks.');
  if (!VISIBLE.test(text)) throw invalid('There is nothing to read in it.');
  return text;
}

/** What most write, in ASCII and Hangul: it is normalised, and none of what follows is in it. */
const PLAIN = /^[\n -~ㄱ-ㅣ가-힣]+$/;

/** Controls but the line feed; they could move a terminal's cursor or forge a log line. */
const CONTROL = /(?!\n)\p{Cc}/u;

/** Shows letters in another order than they are in: `moc.knab` as `bank.com`. No script needs it to be written. */
const OVERRIDE = /[\u202D\u202E]/;

/** Zalgo text reaches over the lines above and below; no living script has as many on one letter. */
const STACKED_MARKS = /\p{M}{7}/u;

/** Something other than spaces, Hangul fillers and whatever else is drawn as nothing. */
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

function invalid(message: string): ChatError {
  return new ChatError('text_invalid', { message });
}
