/** Made once: TypeScript knows the `v` flag, which Unicode's lists of emoji need, from ES2024 on only. */
const NOTHING_ELSE = new RegExp(
  [
    // Blanks, what joins emoji into one, pictures and their skins: whatever is made of these.
    String.raw`^(?:[\s\p{Extended_Pictographic}\p{Emoji_Modifier}]|\u200D|\uFE0E|\uFE0F`,
    String.raw`:[A-Za-z0-9_]{1,32}:`,
    // Flags and keycaps are made of what is none by itself.
    String.raw`\p{RGI_Emoji_Flag_Sequence}|\p{RGI_Emoji_Tag_Sequence}|\p{Emoji_Keycap_Sequence})*$`,
  ].join('|'),
  'v',
);

/**
 * Whether the text is emotes and blanks only. An emote is an emoji, or a code such as `:wave:`. Which codes
 * there are is for the host and its clients to know.
 */
export function isEmotesOnly(text: string): boolean {
  return NOTHING_ELSE.test(text);
}
