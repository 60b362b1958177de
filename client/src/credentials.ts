import type { Handshake } from '../../src/contract/wire.js';
import { GuestToken } from './guest-token.js';
import type { ResolvedOptions } from './options.js';

/** What to show at the door, and what to do when it is turned down. */
export class Credentials {
  readonly guest: GuestToken;
  readonly #options: ResolvedOptions;
  /** The host's token that was shown last, where there can be another one after it. */
  shown?: string;
  #askedAgain = false;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.guest = new GuestToken(options);
  }

  async handshake(): Promise<Handshake> {
    const { nickname, locale } = this.#options;
    const token = await this.#token();
    if (typeof this.#options.token === 'function') this.shown = token;
    return { ...(token && { token }), ...(nickname && { nickname }), ...(locale && { locale }) };
  }

  /** After `unauthorized`: whether there is something else to try. */
  tryOthers(): boolean {
    const { token } = this.#options;
    if (token === undefined) {
      const stale = this.guest.value !== undefined;
      this.guest.forget();
      return stale;
    }
    const again = typeof token === 'function' && !this.#askedAgain;
    this.#askedAgain = true;
    return again;
  }

  accepted(guestToken?: string): void {
    this.#askedAgain = false;
    if (guestToken !== undefined && this.#options.token === undefined) this.guest.keep(guestToken);
  }

  /** The host's token of now. Asked for only where there was one that was got in the same way. */
  async next(): Promise<string> {
    return (await this.#token()) ?? '';
  }

  async #token(): Promise<string | undefined> {
    const { token } = this.#options;
    if (token === undefined) return this.guest.value;
    return typeof token === 'function' ? token() : token;
  }
}
