/** The words of a text that has commas between them. */
export function words(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}
