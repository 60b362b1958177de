import { says, startEndpoint } from '../support/review-endpoint.js';
import { SAID, Siege } from './siege.js';

type Answer = Parameters<typeof startEndpoint>[0];

const ends = (status: number, body: string, headers = {}): Answer => {
  return (_asked, response) => response.writeHead(status, headers).end(body);
};
/** Whatever is said, over a connection that is closed then. */
const raw = (bytes: string): Answer => {
  return ({ connection }) => connection.end(bytes);
};
const tenMegabytes: Answer = (_asked, response) => {
  for (let i = 0; i < 160; i++) response.write(Buffer.alloc(64 * 1024, 'x'));
  response.end();
};
/** A byte now and then, so that a connection which is never quiet is not one that is never done. */
const dripping: Answer = (_asked, response) => {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

const ASTRAY: [string, Answer][] = [
  ['nothing, ever', () => undefined],
  ['a byte now and then', dripping],
  ['10 MB', tenMegabytes],
  ['what is not JSON', ends(200, `<h1>${SAID}</h1>`)],
  ['lists in lists without end', ends(200, '['.repeat(60_000))],
  ['a verdict that there is not', says({ do: 'applaud', text: SAID })],
  ['a list of verdicts', says([{ do: 'allow' }])],
  ['a verdict by way of __proto__', ends(200, '{"__proto__":{"do":"allow"}}')],
  ['a text that is none', says({ do: 'change', text: { length: 3 } })],
  ['a redirect to another host', ends(302, '{"do":"allow"}', { location: 'http://127.0.0.1:1/' })],
  ['a redirect to itself', ends(307, '{"do":"allow"}', { location: '/review' })],
  ['an error with a verdict', ends(500, '{"do":"allow"}')],
  ['half a header', raw('HTTP/1.1 200 OK\r\nContent-Le')],
  ['what is no HTTP', raw(`${SAID}\r\n\r\n`)],
  ['more than it says', raw(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}${'x'.repeat(999)}`)],
  ['headers without end', raw(`HTTP/1.1 200 OK\r\n${'x-header: y\r\n'.repeat(20_000)}`)],
  ['by hanging up', ({ connection }) => connection.destroy()],
];

describe('where the host’s review', () => {
  let endpoint: Awaited<ReturnType<typeof startEndpoint>> | undefined;
  let answer: Answer;
  beforeAll(async () => {
    endpoint = await startEndpoint((asked, response) =>
      (asked.message.room === 'reviewed' ? answer : says({ do: 'allow' }))(asked, response),
    );
  });
  const siege = new Siege(
    {
      get REVIEW_URL() {
        return endpoint?.url ?? '';
      },
      REVIEW_SECRET: 'a secret that the host and the chat share',
      REVIEW_ON_FAILURE: 'hold',
    },
    /^The review fails \([\w.]+\)\. What has no verdict: hold\.$/,
  );

  it.each(ASTRAY)('answers %s, a message is held, and others go on', async (_what, astray) => {
    answer = astray;
    const attacker = await siege.join('reviewed', { auth: { nickname: 'Attacker' } });
    const asked = endpoint?.asked.length ?? 0;
    await expect(attacker.send('reviewed', SAID)).rejects.toMatchObject({ code: 'held' });
    expect(endpoint?.asked).toHaveLength(asked + 1);
    answer = says({ do: 'allow' });
    await attacker.send('reviewed', SAID);
  });

  it.each([
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['blanks around it', '  \r\n a text \t', 'a text'],
  ])('changes a text to %s, it is text and no more', async (_what, text, shown) => {
    answer = says({ do: 'change', text });
    const attacker = await siege.join('reviewed', { auth: { nickname: 'Attacker' } });
    await attacker.send('reviewed', SAID);
    expect(await attacker.seen(shown)).toMatchObject({ text: shown });
  });

  it.each(['\u001b[2J', 'a\0b', '\u202Ex', 'half\uD800', 'x'.repeat(501), ' ', '\u200b'])(
    'changes a text to %j, it is not sent',
    async (text) => {
      answer = says({ do: 'change', text });
      const attacker = await siege.join('reviewed', { auth: { nickname: 'Attacker' } });
      await expect(attacker.send('reviewed', SAID)).rejects.toMatchObject({ code: 'text_blocked' });
    },
  );
});
