import type { Tell } from '../src/widget/events.js';
import { isTheme, type Theme } from './address.js';

/** What the page around may ask for. */
export interface HostRequests {
  /** A member's token; null: a guest again. */
  token: (token: string | null) => void;
  theme: (theme: Theme) => void;
}

/** The page that has this one in a frame. Only those that the server names are heard, and told anything. */
export class HostPage {
  readonly #trusted: ReadonlySet<string>;

  constructor(frameAncestors: readonly string[]) {
    this.#trusted = new Set([location.origin, ...frameAncestors]);
  }

  listen(requests: HostRequests): () => void {
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === window.parent && this.#trusted.has(origin)) obey(data, requests);
    };
    window.addEventListener('message', hear);
    // What was sent before is lost.
    this.#post({ type: 'streamside:ready' });
    return () => window.removeEventListener('message', hear);
  }

  readonly tell: Tell = (type, detail) => this.#post({ type, detail });

  wantToken(): void {
    this.#post({ type: 'streamside:token-wanted' });
  }

  #post(message: { type: string; detail?: unknown }): void {
    if (window.parent === window) return;
    for (const origin of this.#mayBe()) window.parent.postMessage(message, origin);
  }

  /** Firefox does not say which of them it is: there each is told, and the browser lets the right one hear it. */
  #mayBe(): string[] {
    const around = (location as { ancestorOrigins?: DOMStringList }).ancestorOrigins?.[0];
    return [...this.#trusted].filter((origin) => around === undefined || around === origin);
  }
}

function obey(data: unknown, { token, theme }: HostRequests): void {
  if (typeof data !== 'object' || data === null || !('type' in data)) return;
  if (data.type === 'streamside:token' && 'token' in data && isToken(data.token)) token(data.token);
  if (data.type === 'streamside:theme' && 'theme' in data && isTheme(data.theme)) theme(data.theme);
}

const isToken = (value: unknown): value is string | null => typeof value === 'string' || value === null;
