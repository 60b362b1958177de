/** The next token is asked for so long before the end of this one, or in the last fifth of what is left of it. */
const LEAD_MS = 60_000;
const LEAD_SHARE = 0.2;
/** With less left than this the server is quicker to say so. */
const LEAST_MS = 1_000;
/** The longest that a timer takes. */
const LONGEST_MS = 2 ** 31 - 1;

/** Exchanges the host's token for the next one shortly before it expires, so that nobody is cut off by that. */
export class TokenRenewal {
  readonly #exchange: () => Promise<string>;
  #timer?: ReturnType<typeof setTimeout>;
  /** The token that the connection stands by; what comes of an earlier one is void. */
  #current?: { token: string };

  /** @param exchange gets another token and hands it in; resolves to it, rejects where it is not to be had */
  constructor(exchange: () => Promise<string>) {
    this.#exchange = exchange;
  }

  begin(token: string): void {
    this.end();
    const left = (expiryOf(token) ?? Infinity) - Date.now();
    if (left === Infinity || left < LEAST_MS) return;
    const current = (this.#current = { token });
    this.#timer = setTimeout(() => void this.#renew(current), Math.min(left - leadMs(left), LONGEST_MS));
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#current = undefined;
  }

  /** Where it did not work out there is a fifth of the time left for the next attempt, until there is none. */
  async #renew(current: { token: string }): Promise<void> {
    const next = await this.#exchange().catch(() => current.token);
    if (this.#current === current) this.begin(next);
  }
}

/** Between half of the lead and all of it: tokens that end at one moment are not renewed at one. */
export function leadMs(left: number, random: () => number = Math.random): number {
  return Math.min(LEAD_MS, left * LEAD_SHARE) * (0.5 + random() / 2);
}

/** When a JWT ends, in milliseconds since 1970; undefined for what is none. */
export function expiryOf(token: string): number | undefined {
  try {
    const [, claims = ''] = token.split('.');
    const { exp } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
