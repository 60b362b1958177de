import { Refusal } from '../../src/testing/refusal.js';
import { afterTest } from '../../src/testing/after-test.js';
import type { ClientOptions, TestClient } from '../../src/testing/test-client.js';

interface Joins {
  join(room: string, options?: ClientOptions): Promise<TestClient>;
}

/** A guest from an address of its own, for a server that trusts this machine as a proxy. */
export function guest(chat: Joins, room: string, nickname: string, address: string): Promise<TestClient> {
  return chat.join(room, { auth: { nickname }, extraHeaders: { 'x-forwarded-for': address } });
}

/** Shouts, and does not stop when it is told to. */
export class Troll {
  private constructor(
    private readonly client: TestClient,
    private readonly room: string,
    private readonly text: () => string,
  ) {}

  static async enter(chat: Joins, { room, nickname, address, text, everyMs }: TrollOptions): Promise<Troll> {
    const troll = new Troll(await guest(chat, room, nickname, address), room, text);
    const shouting = setInterval(() => void troll.shout(), everyMs);
    afterTest(() => clearInterval(shouting));
    return troll;
  }

  /** What came of it: a refusal's code, or `shown`. */
  async shout(): Promise<string> {
    return this.client.send(this.room, this.text()).then(
      () => 'shown',
      (error: unknown) => (error instanceof Refusal ? error.code : 'gone'),
    );
  }
}

interface TrollOptions {
  room: string;
  nickname: string;
  address: string;
  text: () => string;
  everyMs: number;
}
