/** What a value has to have to be the one that is meant; what is not named may be anything. */
export type Pattern<T> = T extends object ? { [K in keyof T]?: Pattern<T[K]> } : T;

export function matches(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return Object.is(value, pattern);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(pattern) && (!Array.isArray(value) || value.length !== pattern.length)) return false;
  return Object.entries(pattern).every(([key, wanted]) =>
    matches((value as Record<string, unknown>)[key], wanted),
  );
}
