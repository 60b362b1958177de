import { readdirSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { read, ROOT } from '../docs/pages.js';
import { Scrape } from '../support/metrics.js';
import { startChat } from '../../src/testing/start-chat.js';
import { alerts } from './alerts.js';

/** How long a node takes to drain at most, by its README. */
const DRAINS_WITHIN_S = 10;
/** A connection may be quiet for so long: a ping every 25 s, and 20 s for its answer. */
const QUIET_S = 45;

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => `${folder}/${path}`);

const YAML = ['docker-compose.yml', ...filesIn('deploy', /\.ya?ml$/)];
const JSONS = filesIn('deploy', /\.json$/);

function documents(path: string): Record<string, unknown>[] {
  return parseAllDocuments(read(path), { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    expect(document.warnings).toEqual([]);
    return document.toJS() as Record<string, unknown>;
  });
}

/** Everything that an object holds under a key, however deep. */
function all(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) => [
    ...(name === key ? [item] : []),
    ...all(item, key),
  ]);
}

describe('the files of deploy', () => {
  it.each(YAML)('%s is YAML', (path) => expect(documents(path).length).toBeGreaterThan(0));

  it.each(JSONS)('%s is JSON', (path) => expect(JSON.parse(read(path))).toBeInstanceOf(Object));

  it('name no metric that there is not, in alerts and on the dashboard', async () => {
    const chat = await startChat();
    const known = [...(await Scrape.of(chat.url)).text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
    const dashboard = JSON.parse(read('deploy/grafana/streamside.json')) as { panels: unknown[] };
    const queries = [...alerts().map(({ expr }) => expr), ...(all(dashboard.panels, 'expr') as string[])];
    for (const query of queries) {
      const named = query.match(/\b(?:streamside|nodejs|process)_\w+/g) ?? [];
      if (!/\bup\{/.test(query)) expect(named).not.toEqual([]);
      for (const name of named) expect(known).toContain(name.replace(/_(?:bucket|sum|count)$/, ''));
    }
  });

  it('ask only for outcomes, events and transports that there are', () => {
    const text = read('deploy/prometheus/alerts.yml') + read('deploy/grafana/streamside.json');
    const values = [...text.matchAll(/\b(?:outcome|event|operation|transport)!?=\\?"([\w:]+)\\?"/g)];
    expect(new Set(values.map(([, value]) => value))).toEqual(
      new Set(['unavailable', 'unauthorized', 'shed', 'ok', 'message:send', 'append', 'polling']),
    );
  });

  it('have panels that lie beside each other and not over each other', () => {
    const { panels } = JSON.parse(read('deploy/grafana/streamside.json')) as {
      panels: { id: number; gridPos: Record<'x' | 'y' | 'w' | 'h', number> }[];
    };
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).toBeLessThanOrEqual(24);
      return Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`);
    });
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe('whatever stops a node', () => {
  it('gives it the time that it needs to drain', () => {
    const seconds = (text: unknown) => Number(/^(\d+)s?$/.exec(String(text))?.[1]);
    const [compose] = documents('docker-compose.yml');
    const graces = all(compose?.services, 'stop_grace_period');
    expect(graces).toHaveLength(3);
    for (const grace of graces) expect(seconds(grace)).toBeGreaterThan(DRAINS_WITHIN_S);
    const [deployment] = documents('deploy/kubernetes/deployment.yaml');
    const [grace] = all(deployment, 'terminationGracePeriodSeconds');
    const [preStop] = all(deployment, 'preStop') as { exec: { command: string[] } }[];
    expect(Number(grace)).toBeGreaterThan(DRAINS_WITHIN_S + seconds(preStop?.exec.command.at(-1)));
  });
});

describe('the proxies', () => {
  it('wait for longer than a connection may be quiet', () => {
    const [ingress] = documents('deploy/kubernetes/ingress.yaml');
    const { annotations } = ingress?.metadata as { annotations: Record<string, string> };
    const timeouts = [
      ...[...read('deploy/nginx/nginx.conf').matchAll(/proxy_(?:read|send)_timeout (\d+)s/g)].map(
        ([, s]) => s,
      ),
      annotations['nginx.ingress.kubernetes.io/proxy-read-timeout'],
      annotations['nginx.ingress.kubernetes.io/proxy-send-timeout'],
    ];
    expect(timeouts).toHaveLength(4);
    for (const timeout of timeouts) expect(Number(timeout)).toBeGreaterThan(QUIET_S);
  });
});

describe('the variables of the files of deploy', () => {
  /** What the server reads, and what another service of the same file does. */
  const source = read('src/standalone/environment.ts');
  const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
  // Read by the server as soon as there is the bus between nodes.
  known.push('REDIS_URL');

  it('are those that the server reads', () => {
    const [compose] = documents('docker-compose.yml');
    const services = compose?.services as Record<string, { environment: Record<string, string> }>;
    const nodes = Object.entries(services).filter(([name]) => name.startsWith('streamside-'));
    expect(nodes).toHaveLength(3);
    const [deployment] = documents('deploy/kubernetes/deployment.yaml');
    const [env] = all(deployment, 'env') as { name: string }[][];
    const names = [
      ...nodes.flatMap(([, { environment }]) => Object.keys(environment)),
      ...(env ?? []).map(({ name }) => name),
    ];
    for (const name of names) expect(known).toContain(name);
  });

  it('hold no secret', () => {
    const secrets = /^ *\w*(?:SECRET|TOKEN|PASSWORD)\w*: (?!\$\{|\/secrets\/)/m;
    for (const path of YAML) expect(read(path)).not.toMatch(secrets);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('runs as nobody in particular, and says whether it is well', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/health\/ready/m);
  });

  it('is made of files that there are, and lets nothing else in', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    const allowed = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path = '']) => path);
    const isAllowed = (path: string) => allowed.some((one) => path === one || path.startsWith(`${one}/`));
    expect(copied.filter((path) => !isAllowed(path))).toEqual([]);
    expect(read('.dockerignore')).toMatch(/^\*$/m);
  });

  it('has all that the package has of the client: the demo, the pages and the widget’s script', () => {
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    const built = files.filter((path) => path.startsWith('client/dist/'));
    expect(built.length).toBeGreaterThan(0);
    for (const path of built) expect(dockerfile).toContain(`COPY --from=build /app/${path} ${path}\n`);
  });
});
