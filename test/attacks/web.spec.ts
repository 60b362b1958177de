import { answerTo, BareSocket, statusOf } from './bare-socket.js';
import { SAID, Siege } from './siege.js';

const OUR_PAGE = 'https://www.example.com';
const TRANSPORTS = ['websocket', 'polling'];

describe('where one origin is allowed', () => {
  const siege = new Siege({ ALLOWED_ORIGINS: OUR_PAGE });

  describe('a page of another origin', () => {
    const from = (origin: string, transport: string) => ({
      transports: [transport],
      extraHeaders: { origin },
    });
    const own = () => new URL(siege.url);

    it.each([
      ['foreign', () => 'https://evil.example'],
      ['of a sandbox', () => 'null'],
      ['with ours as its subdomain', () => `${OUR_PAGE}.evil.example`],
      ['with ours as its path', () => `https://evil.example/${OUR_PAGE}`],
      ['with ours as its user', () => `${OUR_PAGE}@evil.example`],
      ['without TLS', () => 'http://www.example.com'],
      ['at another port', () => `${OUR_PAGE}:8443`],
      ['of the domain above', () => 'https://example.com'],
      ['of a domain that begins like ours', () => 'https://www.example.community'],
      ['in punycode', () => 'https://www.xn--xample-2of.com'],
      ['with a dot at its end', () => `${OUR_PAGE}.`],
      ['in capitals', () => 'HTTPS://WWW.EXAMPLE.COM'],
      ['with a slash', () => `${OUR_PAGE}/`],
      ['and ours, in one header', () => `https://evil.example, ${OUR_PAGE}`],
      ['of a file', () => 'file://'],
      ['of an extension', () => 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
      ['that is empty', () => ''],
      [
        'with the server’s host as its subdomain',
        () => `http://${own().hostname}.evil.example:${own().port}`,
      ],
      ['with the server’s host as its user', () => `http://${own().host}@evil.example`],
      ['on the server’s host at another port', () => `http://${own().hostname}:1`],
    ])('is kept out: %s', async (_what, origin) => {
      const page = origin();
      for (const transport of TRANSPORTS)
        await expect(siege.connect(from(page, transport))).rejects.toThrow();
      const answer = await fetch(`${siege.url}/socket.io/?EIO=4&transport=polling`, {
        headers: { origin: page },
      });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    });

    it('is kept out where it leaves out the host as well', async () => {
      const request = 'GET /socket.io/?EIO=4&transport=polling HTTP/1.0\r\nOrigin: null\r\n\r\n';
      expect(await statusOf(siege.url, request)).toBe(403);
    });

    it.each(['&j=0', '&j=', '&x?&j=1', '&j=alert(1)'])(
      'gets no session by a script, for which browsers name no origin: %s',
      async (script) => {
        const answer = await fetch(`${siege.url}/socket.io/?EIO=4&transport=polling${script}`);
        expect(answer.status).toBe(403);
        expect(await answer.text()).not.toContain('sid');
      },
    );

    it('gets no leave to ask what is not allowed to it', async () => {
      for (const path of ['/socket.io/?EIO=4&transport=polling', '/health', '/metrics']) {
        const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
        const answer = await fetch(siege.url + path, { method: 'OPTIONS', headers });
        expect(answer.headers.get('access-control-allow-origin') ?? 'none').not.toMatch(/evil|\*/);
        expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      }
    });

    it('is not let in by the way: ours still is', async () => {
      for (const transport of TRANSPORTS) await siege.connect(from(OUR_PAGE, transport));
    });
  });

  describe('a request', () => {
    const get = (path: string, ...headers: string[]) =>
      statusOf(siege.url, [`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n'));

    it.each([
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/data/streamside.secret',
      '/....//package.json',
      '/..\\..\\package.json',
      '/%00',
      '/%E0%A4%A',
      '//evil.example/%2e%2e',
      '/.env',
      '/data/streamside.db',
      '/socket.io/../../package.json',
    ])('leads to no file of the server: %s', async (path) =>
      expect([400, 403, 404]).toContain(await get(path)),
    );

    it.each([
      ['broken JSON', 'application/json', `{"text":"${SAID}`],
      ['an own __proto__', 'application/json', '{"__proto__":{"admin":true}}'],
      ['lists 50,000 deep', 'application/json', '['.repeat(50_000)],
      ['an unknown charset', 'application/json; charset=evil', '{}'],
      ['nested form fields', 'application/x-www-form-urlencoded', 'a[__proto__][admin]=1'.repeat(50)],
      ['a megabyte', 'application/json', `"${SAID.repeat(100_000)}"`],
      ['what is not compressed', 'application/json', '{}'],
    ])('with a body of %s is refused', async (what, type, body) => {
      const headers = {
        'content-type': type,
        ...(what.includes('compressed') && { 'content-encoding': 'gzip' }),
      };
      const answer = await fetch(`${siege.url}/health`, { method: 'POST', headers, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/\n +at |node_modules|sotto voce/);
    });

    it('by a name of its own for the host is not answered with it', async () => {
      const answer = await fetch(siege.url + '/health', { headers: { 'x-forwarded-host': 'evil.example' } });
      expect(JSON.stringify([...answer.headers, await answer.text()])).not.toContain('evil.example');
    });

    it.each([
      'X-Forwarded-For: 127.0.0.1',
      'Forwarded: for=127.0.0.1',
      'X-Real-IP: ::1',
      'Via: 1.1 evil',
      `X-Forwarded-For: ${'127.0.0.1, '.repeat(500)}127.0.0.1`,
    ])('that came by a proxy sees no metrics: %s', async (header) =>
      expect(await get('/metrics', header)).toBe(404),
    );

    it('for a websocket elsewhere opens none', async () => {
      const lines = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
      const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
      expect(await get('/elsewhere', ...lines, key)).not.toBe(101);
    });
  });
});

describe('where the metrics have a token and an address a limit', () => {
  const siege = new Siege({ METRICS_TOKEN: 'the metrics token, which nobody has', CONNECT_LIMIT: '10' });

  it.each([
    undefined,
    'Bearer ',
    'Bearer the metrics token',
    'Bearer the metrics token, which nobody has ',
    'Bearer THE METRICS TOKEN, WHICH NOBODY HAS',
    'Basic dGhlIG1ldHJpY3M=',
    `Bearer ${'x'.repeat(10_000)}`,
  ])('the metrics are nobody’s who says %p', async (authorization) => {
    // fetch trims what it sends: blanks at the end are none.
    if (authorization?.endsWith('has ')) authorization = authorization.replace('nobody', 'no body');
    const answer = await fetch(`${siege.url}/metrics`, { headers: authorization ? { authorization } : {} });
    expect(answer.status).toBe(401);
  });

  it('the limit is one address’s, whatever it says that it is', async () => {
    const forged = Array.from({ length: 30 }, (_, i) => ({
      transports: ['polling'],
      extraHeaders: { 'x-forwarded-for': `198.51.100.${i}`, 'x-real-ip': `198.51.100.${i}` },
    }));
    const tries = await Promise.allSettled(forged.map((options) => siege.connect(options)));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(10);
    await expect(BareSocket.open(siege.url)).rejects.toThrow();
  });
});

describe('a page of the server’s own', () => {
  const siege = new Siege();
  const DESK = '/moderate/lobby';
  const PAGES = ['/', '/embed/lobby', '/popout/lobby', '/overlay/lobby', DESK];
  const GONE = ['/embed/<script>alert(1)</script>', '/embed/__proto__', '/no-such-page', '/%'];

  const policyOf = ({ headers }: Response) => {
    const policy = headers.get('content-security-policy') ?? '';
    return new Map(policy.split(';').map((one) => one.trim().split(/ (.*)/, 2) as [string, string]));
  };

  it.each([...PAGES, ...GONE])(
    'has no script within it, takes none from elsewhere, and is in no frame of others: %s',
    async (path) => {
      const answer = await fetch(siege.url + path);
      const policy = policyOf(answer);
      expect(policy.get('script-src') ?? policy.get('default-src')).toBe("'self'");
      for (const none of ['object-src', 'base-uri', 'form-action']) expect(policy.get(none)).toBe("'none'");
      expect(policy.get('frame-ancestors')).toBe(path === DESK ? "'none'" : "'self'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const html = await answer.text();
      expect(html).not.toMatch(/<script(?![^>]* src=)|<base|<object|<embed|\son\w+=|javascript:/i);
    },
  );

  it.each([
    ['x-forwarded-host', 'evil.example'],
    ['x-forwarded-proto', 'javascript'],
    ['host', 'evil.example"><script>alert(1)</script>'],
    ['accept-language', '"><script>alert(1)</script>'],
    ['referer', 'javascript:alert(1)'],
  ])('has nothing in it of the header %s', async (name, value) => {
    for (const path of PAGES) {
      const request = [`GET ${path} HTTP/1.0`, `${name}: ${value}`, '', ''].join('\r\n');
      const text = await answerTo(siege.url, request);
      expect(text).not.toMatch(/evil|alert/);
    }
  });
});
