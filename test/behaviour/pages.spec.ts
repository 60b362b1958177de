import { startChat } from '../../src/testing/start-chat.js';

const SITE = 'https://www.example.com';

const policyOf = ({ headers }: Response) => headers.get('content-security-policy') ?? '';

describe('the chat’s pages', () => {
  it.each(['Upper', 'a b', 'x'.repeat(65), '-dash', 'room~backstage', '%00'])(
    'are not there for %j, which is no room',
    async (room) => {
      const { url } = await startChat();
      for (const page of ['embed', 'popout', 'overlay', 'moderate']) {
        const answer = await fetch(`${url}/${page}/${encodeURIComponent(room)}`);
        expect(answer.status).toBe(404);
        expect(answer.headers.get('content-type')).toContain('text/html');
      }
    },
  );

  it('say so in the reader’s language', async () => {
    const { url } = await startChat();
    const answer = await fetch(`${url}/embed/NO`, { headers: { 'accept-language': 'ko-KR,ko;q=0.9' } });
    expect(await answer.text()).toContain('<html lang="ko">');
  });

  it('say so for any address to whoever opens it, and to programs as ever', async () => {
    const { url } = await startChat();
    const opened = await fetch(`${url}/no-such-page`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(opened.status).toBe(404);
    expect(await opened.text()).toContain('<h1>Nothing is here</h1>');
    const asked = await fetch(`${url}/no-such-page`);
    expect(asked.status).toBe(404);
    expect(await asked.json()).toMatchObject({ statusCode: 404 });
  });

  it('may be framed by the sites that are named where they are made for it, and nowhere else', async () => {
    const { url } = await startChat({}, { frameAncestors: [SITE] });
    expect(policyOf(await fetch(`${url}/embed/demo`))).toContain(`frame-ancestors 'self' ${SITE}`);
    for (const page of ['popout', 'overlay']) {
      const answer = await fetch(`${url}/${page}/demo`);
      expect(policyOf(answer)).toMatch(/frame-ancestors 'self'(;|$)/);
      expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    }
  });

  it('are in no frame where one moderates, not even in one of the server’s own', async () => {
    const { url } = await startChat({}, { frameAncestors: [SITE] });
    const answer = await fetch(`${url}/moderate/demo`);
    expect(policyOf(answer)).toMatch(/frame-ancestors 'none'(;|$)/);
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });

  it('are told where the chat is, however it is set', async () => {
    const { url } = await startChat({ path: '/live"&' }, { frameAncestors: [SITE] });
    const html = await (await fetch(`${url}/popout/demo`)).text();
    expect(html).toContain('&quot;path&quot;:&quot;/live\\&quot;&amp;&quot;');
    expect(html).toContain(SITE);
  });

  it('come with a script that other sites may have', async () => {
    const { url } = await startChat();
    const answer = await fetch(`${url}/embed.js`);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    // Or it would name files that a newer server no longer has.
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('let other sites have what that script loads, for good', async () => {
    const { url } = await startChat();
    const script = await (await fetch(`${url}/embed.js`)).text();
    const [file] = /chat-widget\/[\w-]+\.js/.exec(script) ?? [];
    const answer = await fetch(`${url}/${file}`, { headers: { origin: SITE } });
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['nothing.js', '..%2fembed.html', '%2e%2e%2f%2e%2e%2fpackage.json'])(
    'have no %s among their files',
    async (file) => {
      const { url } = await startChat();
      for (const folder of ['chat-assets', 'chat-widget'])
        expect((await fetch(`${url}/${folder}/${file}`)).status).toBe(404);
    },
  );
});
