/** None in Node, and none where the user blocks it: touching it throws there. */
export function browserStorage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    if (typeof document === 'undefined') return undefined;
    const storage = globalThis[kind];
    storage.getItem('streamside');
    return storage;
  } catch {
    return undefined;
  }
}
