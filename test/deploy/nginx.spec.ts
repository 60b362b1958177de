import { Drain } from '../../src/chat/drain.js';
import { startChildServer } from '../support/child-server.js';
import { Scrape } from '../support/metrics.js';
import { chatAt } from '../../src/testing/chat-at.js';
import { startChat } from '../../src/testing/start-chat.js';
import { describeBehindNginx, startNginx } from './nginx.js';

/** Two nodes behind nginx. Each has a database of its own: what is shown here is who reaches which. */
async function startNodes(variables: Record<string, string> = {}) {
  const start = () =>
    startChildServer({
      HOST: '127.0.0.1',
      DATABASE_URL: 'sqlite::memory:',
      AUTH_SECRET: 'the same secret for both of the nodes',
      TRUSTED_PROXIES: '1',
      ...variables,
    });
  const nodes = await Promise.all([start(), start()]);
  return {
    nodes,
    proxy: chatAt(await startNginx(nodes.map(({ url }) => url.replace('localhost', '127.0.0.1'))), {}),
  };
}

/** How many connections each node has. */
const connections = (nodes: { url: string }[], transport: string) =>
  Promise.all(
    nodes.map(async ({ url }) =>
      (await Scrape.of(url)).value(`streamside_connections{transport="${transport}"}`),
    ),
  );

describeBehindNginx('nginx, as deploy has it', () => {
  it('spreads websockets over the nodes, also those of one address', async () => {
    const { nodes, proxy } = await startNodes();
    const viewers = await Promise.all(Array.from({ length: 40 }, () => proxy.join('lobby')));
    const each = await connections(nodes, 'websocket');
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(40);
    for (const count of each) expect(count).toBeGreaterThan(5);
    await Promise.all(viewers.map((viewer, i) => viewer.send('lobby', `from ${i}`)));
  }, 30_000);

  it('brings all requests of who polls to one node', async () => {
    const { nodes, proxy } = await startNodes();
    const viewers = await Promise.all(
      Array.from({ length: 10 }, () => proxy.join('lobby', { transports: ['polling'] })),
    );
    for (let round = 0; round < 5; round++)
      await Promise.all(viewers.map((viewer, i) => viewer.send('lobby', `${round} from ${i}`)));
    for (const viewer of viewers) await viewer.seen('4 from 9');
    expect((await connections(nodes, 'polling')).sort()).toEqual([0, 10]);
  }, 30_000);

  it('brings who begins by polling and goes on by websocket to the node that knows it', async () => {
    const { nodes, proxy } = await startNodes();
    const viewers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const viewer = await proxy.connect({ transports: ['polling', 'websocket'] });
        const { engine } = viewer.socket.io;
        if (engine.transport.name !== 'websocket')
          await new Promise((resolve) => engine.once('upgrade', resolve));
        await viewer.join('lobby');
        return viewer;
      }),
    );
    expect((await connections(nodes, 'websocket')).sort()).toEqual([0, 10]);
    await viewers[0]?.send('lobby', 'all of us');
    for (const viewer of viewers) await viewer.seen('all of us');
  }, 30_000);

  it('brings everybody to the node that is left, when one goes', async () => {
    const { nodes, proxy } = await startNodes();
    await nodes[0]?.stop('SIGKILL');
    await Promise.all(Array.from({ length: 10 }, () => proxy.join('lobby')));
    await proxy.join('lobby', { transports: ['polling'] });
  }, 30_000);

  it('brings to the other one whom a node on its way out refuses', async () => {
    const [leaving, staying] = [await startChat(), await startChat()];
    const proxy = chatAt(await startNginx([leaving.url, staying.url]), {});
    leaving.app.get(Drain).begin();
    const comeIn = async (): Promise<unknown> => proxy.join('lobby').catch(() => comeIn());
    await Promise.all(Array.from({ length: 20 }, comeIn));
    const { text } = await Scrape.of(leaving.url);
    expect(text).toMatch(/^streamside_connects_total\{outcome="unavailable"\} [1-9]/m);
    expect(text).not.toContain('outcome="ok"');
  }, 30_000);

  it('says whose address it is, and believes no viewer', async () => {
    const { proxy } = await startNodes({ CONNECT_LIMIT: '5' });
    const forged = (i: number) => ({
      transports: ['polling'],
      extraHeaders: { 'x-forwarded-for': `198.51.100.${i}` },
    });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => proxy.connect(forged(i))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  }, 30_000);

  it('passes on the origin, so that the page of the server itself may connect', async () => {
    const { proxy } = await startNodes();
    await proxy.connect({ extraHeaders: { origin: proxy.url } });
    await expect(proxy.connect({ extraHeaders: { origin: 'https://evil.example' } })).rejects.toThrow();
  });

  it('passes on health and the page, and never the metrics, however it is asked', async () => {
    const { nodes, proxy } = await startNodes();
    expect((await fetch(`${proxy.url}/health/ready`)).status).toBe(200);
    for (const path of [
      '/metrics',
      '/METRICS',
      '/metrics/',
      '//metrics',
      '/x/../metrics',
      '/%6detrics',
      '/metrics?x',
    ])
      expect((await fetch(proxy.url + path)).status).toBe(404);
    expect((await fetch(`${nodes[0]?.url}/metrics`)).status).toBe(200);
  });
});
