import { browserStorage } from './browser-storage.js';
import type { ResolvedOptions, TokenStorage } from './options.js';

/** The token that makes a guest the same person again: after a reload, in another tab. */
export class GuestToken {
  readonly #storage: TokenStorage;
  readonly #key: string;

  constructor(options: ResolvedOptions) {
    this.#storage = options.storage ?? browserStorage('localStorage') ?? memoryStorage();
    this.#key = `streamside:guest:${options.url}${options.namespace}`;
  }

  get value(): string | undefined {
    return this.#storage.getItem(this.#key) ?? undefined;
  }

  keep(token: string): void {
    this.#storage.setItem(this.#key, token);
  }

  forget(): void {
    this.#storage.removeItem(this.#key);
  }

  /** Another tab of this browser became somebody. */
  onKeptElsewhere(listener: () => void): () => void {
    if (typeof addEventListener !== 'function') return () => {};
    const heard = (event: Event) => {
      const change = event as StorageEvent;
      if (change.key === this.#key && change.newValue) listener();
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }
}

function memoryStorage(): TokenStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
