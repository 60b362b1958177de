import WebSocket from 'ws';
import { ERRORS } from '../../src/contract/errors.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import { blocksOf, read, tableOf } from './pages.js';

interface Frame {
  client: string;
  from: 'client' | 'server' | 'closed';
  text: string;
}

/** The frames of the sample session, in order. */
function sampleSession(): Frame[] {
  const text = blocksOf('docs/protocol.md').flatMap(({ language, code }) =>
    language === 'text' ? [code] : [],
  );
  return [...text.join('').matchAll(/^(\w) ([<> ]) (.+)$/gm)].map(([, client = '', sign, frame = '']) => ({
    client,
    from: sign === '>' ? 'client' : sign === '<' ? 'server' : 'closed',
    text: frame,
  }));
}

interface Parsed {
  /** Packet type, namespace and ack id. */
  head: string;
  body: unknown;
}

function parse(frame: string): Parsed {
  const [head = ''] = /^\d+(\/chat,\d*)?/.exec(frame) ?? [];
  const json = frame.slice(head.length);
  return { head, body: json === '' ? undefined : (JSON.parse(json) as unknown) };
}

/** Values that are others each time: ids, times, tokens, waits, and what was drawn at random. */
const CHANGING = new Set(['sid', 'id', 'at', 'epoch', 'guestToken', 'retryAfterMs', 'nickname', 'message']);

/** What is in one pulse or in the one before, as the time falls. */
const PASSING = new Set(['joined', 'left']);

/** What has to be the same each time. */
function shapeOf(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => shapeOf(item));
  if (typeof value !== 'object' || value === null) return CHANGING.has(key) ? typeof value : value;
  // In whatever order they come: JSON's keys have none.
  const lasting = Object.entries(value)
    .filter(([name]) => !PASSING.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(lasting.map(([name, item]) => [name, shapeOf(item, name)]));
}

const shape = ({ head, body }: Parsed): string => JSON.stringify([head, shapeOf(body)]);

/** A websocket that has no Socket.IO to help it. */
class RawClient {
  private readonly unread: string[] = [];
  private closed = false;
  private look = (): void => undefined;

  constructor(private readonly socket: WebSocket) {
    afterTest(() => socket.terminate());
    socket.on('message', (data: Buffer) => {
      this.unread.push(data.toString());
      this.look();
    });
    socket.on('close', () => {
      this.closed = true;
      this.look();
    });
  }

  send(frame: string): void {
    this.socket.send(frame);
  }

  /** The first frame not taken yet that has this shape. */
  take(wanted: string): Promise<string> {
    return this.until(() => {
      const index = this.unread.findIndex((frame) => shape(parse(frame)) === wanted);
      return index < 0 ? undefined : this.unread.splice(index, 1)[0];
    });
  }

  async gone(cut: boolean): Promise<void> {
    if (cut) this.socket.terminate();
    await this.until(() => this.closed || undefined);
  }

  private until<T>(found: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      this.look = () => {
        const result = found();
        if (result !== undefined) resolve(result);
      };
      this.look();
    });
  }
}

/** What is shortened in the page stands for what this run has in its place. */
class Abbreviations {
  private readonly meaning = new Map<string, string>();

  learn(documented: unknown, real: unknown): void {
    if (typeof documented === 'string' && documented.includes('…'))
      this.meaning.set(documented, String(real));
    if (typeof documented !== 'object' || documented === null) return;
    for (const [key, value] of Object.entries(documented))
      this.learn(value, (real as Record<string, unknown>)[key]);
  }

  expand(frame: string): string {
    return [...this.meaning].reduce((text, [short, long]) => text.replaceAll(short, long), frame);
  }
}

describe('docs/protocol.md', () => {
  it('has every error, its sentence, and whether to retry', () => {
    const errors = Object.entries(ERRORS).map(([code, { message, retry }]) => [
      code,
      message,
      retry ? 'yes' : 'no',
    ]);
    expect(tableOf('docs/protocol.md', 'error')).toEqual(errors);
  });

  it('has a section for every event', () => {
    const wire = read('src/contract/wire.ts');
    const requests = [...wire.matchAll(/^ {2}'([a-z]+:[a-z]+)': \{ request/gm)].map(([, name]) => name);
    const [, answers = ''] = /interface ServerToClientEvents \{([^}]*)\}/.exec(wire) ?? [];
    const pushes = [...answers.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
    const sections = [...read('docs/protocol.md').matchAll(/^### `(.+)`$/gm)].map(([, name]) => name);
    expect(sections.sort()).toEqual([...requests, ...pushes].sort());
  });

  it.each([
    ['docs/protocol.md', 'in modes'],
    ['docs/moderation.md', 'mode'],
  ])('and %s have every mode of a room', (page, head) => {
    const [, fields = ''] = /interface RoomModes \{([^}]*)\}/.exec(read('src/contract/wire.ts')) ?? [];
    const modes = [...fields.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name);
    const documented = tableOf(page, head).map(([name]) => name);
    expect(documented.sort()).toEqual(modes.sort());
  });

  it('has a sample session that goes just so', async () => {
    const chat = await startChat({ sendLimit: 20, pulseIntervalMs: 1_000 });
    const clients = new Map<string, RawClient>();
    const abbreviations = new Abbreviations();
    const address = `${chat.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    let restarting = false;
    for (const { client, from, text } of sampleSession()) {
      const who = clients.get(client) ?? new RawClient(new WebSocket(address));
      clients.set(client, who);
      if (from === 'client') who.send(abbreviations.expand(text));
      else if (from === 'closed') {
        await who.gone(!restarting);
        clients.delete(client);
      } else {
        if (text.includes('"restarting"') && !restarting) {
          restarting = true;
          void chat.close();
        }
        const documented = parse(text);
        abbreviations.learn(documented.body, parse(await who.take(shape(documented))).body);
      }
    }
    expect(restarting).toBe(true);
  });
});
