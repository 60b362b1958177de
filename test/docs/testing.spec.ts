import { join } from 'node:path';
import { Example } from './example.js';
import { filesOf, ROOT } from './pages.js';

const NEST = { experimentalDecorators: true, emitDecoratorMetadata: true, types: ['node', 'jest'] };
const JEST = ['--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js')];

/** What only tests have installed, as where it is not there. */
const WITHOUT_TEST_PACKAGES = `data:text/javascript,${encodeURIComponent(`
import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
export function resolve(name, context, next) {
  if (/^(socket[.]io-client|@nestjs[/]testing)$/.test(name)) throw new Error('not installed: ' + name);
  return next(name, context);
}\`));`)}`;

describe('docs/testing.md', () => {
  it('has tests that pass, in jest and in another runner, on the app of the README', async () => {
    const app = Object.entries(filesOf('README.md')).filter(([path]) => path.endsWith('.ts'));
    const example = new Example({ ...Object.fromEntries(app), ...filesOf('docs/testing.md') });
    await example.compile(NEST);
    const config = JSON.stringify({ rootDir: example.folder, testRegex: 'e2e-spec\\.js$', transform: {} });
    expect((await example.node(...JEST, '--config', config)).stderr).toMatch(/Tests: +1 passed, 1 total/);
    expect((await example.node('--test', 'out/lobby.test.js')).stdout).toMatch(/^[#ℹ] pass 1$/m);
  }, 60_000);

  it('is right that an app without its tests needs neither of the packages', async () => {
    const example = new Example({});
    const load = (name: string) =>
      example.node('--import', WITHOUT_TEST_PACKAGES, '--input-type=module', '-e', `await import('${name}')`);
    await load('streamside');
    await expect(load('streamside/testing')).rejects.toThrow('not installed: socket.io-client');
  });
});
