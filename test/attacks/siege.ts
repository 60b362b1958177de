import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { TEST_SECRET } from '../../src/testing/sign-token.js';
import { type ClientOptions, TestClient } from '../../src/testing/test-client.js';
import { startChildServer } from '../support/child-server.js';

type Server = Awaited<ReturnType<typeof startChildServer>>;

/** What attackers say, or a part of it: it must not be in the log. */
export const SAID = 'sotto voce';

/** A record as the server logs it; a line that is none was made by what somebody sent, or is a stack. */
const RECORD = /^\[Nest\] \d+ {2}- [^\p{Cc}]+ +(?<level>[A-Z]+) \[\w+\] (?<message>[^\p{Cc}]*)$/u;
const HARMLESS = ['LOG', 'DEBUG', 'VERBOSE'];

/**
 * One server process for all attacks of a `describe`, and two people who talk there. After each attack the process
 * lives, says so, delivers what the two say and nothing else, and has logged nothing that an attacker brought.
 */
export class Siege {
  private server: Server | undefined;
  private bystanders: [TestClient, TestClient] | undefined;
  private readonly secrets = new Set([TEST_SECRET, SAID]);
  private readonly said: string[] = [];
  private readLog = 0;

  /** @param warning what the server says of those whom it relies on, where they are the attackers */
  constructor(
    variables: Record<string, string> = {},
    private readonly warning?: RegExp,
  ) {
    const ends: (() => unknown)[] = [];
    beforeAll(async () => {
      const settings = { DATABASE_URL: 'sqlite::memory:', AUTH_SECRET: TEST_SECRET, LOG_LEVEL: 'verbose' };
      this.server = await startChildServer({ ...settings, ...variables }, (end) => void ends.push(end));
      this.readLog = this.server.log.text.length;
      this.bystanders = [await this.bystander('Somebody'), await this.bystander('Another')];
    });
    afterEach(() => this.undisturbed());
    afterAll(async () => {
      for (const { socket } of this.bystanders ?? []) socket.disconnect();
      await this.server?.stop('SIGTERM');
      expect(this.server?.child).toMatchObject({ exitCode: null, signalCode: 'SIGTERM' });
      for (const end of ends) await end();
    });
  }

  get url(): string {
    return this.running.url;
  }

  /** One of those who have nothing to do with it. */
  get listener(): TestClient {
    return (this.bystanders ?? fail())[1];
  }

  async connect(options: ClientOptions = {}): Promise<TestClient> {
    const { token } = options.auth ?? {};
    if (typeof token === 'string' && token.length > 8) this.secrets.add(token);
    const client = await this.running.connect(options);
    if (client.welcome.guestToken !== undefined) this.secrets.add(client.welcome.guestToken);
    return client;
  }

  async join(room: string, options: ClientOptions = {}): Promise<TestClient> {
    const client = await this.connect(options);
    await client.join(room);
    return client;
  }

  /** What the server has said of itself. */
  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  async undisturbed(): Promise<void> {
    const { child, url } = this.running;
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const [speaker, listener] = this.bystanders ?? fail();
    const text = `still here ${this.said.length + 1}`;
    await speaker.send('bystanders', text);
    await listener.seen(text);
    this.said.push(text);
    expect(listener.texts()).toEqual(this.said);
    expect(listener.received.notice).toEqual([]);
    this.hasCleanLog();
  }

  private hasCleanLog(): void {
    const { text } = this.running.log;
    const printed = text.slice(this.readLog);
    this.readLog = text.length;
    for (const line of printed.split('\n').filter((one) => one !== '')) {
      expect(line).toMatch(RECORD);
      const { level, message = '' } = RECORD.exec(line)?.groups ?? {};
      if (!this.warning?.test(message)) expect(HARMLESS).toContain(level);
    }
    for (const secret of this.secrets) expect(printed).not.toContain(secret);
  }

  private get running(): Server {
    return this.server ?? fail();
  }

  /** Stays for all attacks, unlike the clients of a test. */
  private async bystander(nickname: string): Promise<TestClient> {
    const client = await TestClient.connect(this.url, { auth: { nickname } });
    await client.join('bystanders');
    return client;
  }
}

function fail(): never {
  throw new Error('Only within a test or a hook.');
}
