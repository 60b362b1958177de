/** Made once: TypeScript knows the `v` flag, which Unicode's list of emoji needs, from ES2024 on only. */
const EMOTE = new RegExp(
  String.raw`:[A-Za-z0-9_]{1,32}:|\p{RGI_Emoji}|\p{Extended_Pictographic}\p{Emoji_Modifier}?`,
  'gv',
);

/** Blanks, and what joins emoji into one. */
const NOTHING_ELSE = /^(?:\s|\u200D|\uFE0E|\uFE0F)*$/u;

/**
 * Whether the text is emotes and blanks only. An emote is an emoji, or a code such as `:wave:`. Which codes
 * there are is for the host and its clients to know.
 */
export function isEmotesOnly(text: string): boolean {
  // Taken away instead of matched as a whole: what can be read in two ways would be tried in all of them.
  return NOTHING_ELSE.test(text.replace(EMOTE, ''));
}
