import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { buildAt } from '../../bench/options.mjs';
import { BEGIN, publish } from '../../bench/report/publish.mjs';
import { chooseCores } from '../../bench/runner/cores.mjs';
import { allLists } from './lists.mjs';
import { measure } from './measure.mjs';
import { HELP, readOptions } from './options.mjs';
import { report } from './report/markdown.mjs';

const PAGE = fileURLToPath(new URL('page', import.meta.url));

/** @param {string[]} args */
async function main(args) {
  const plan = readOptions(args);
  if (plan === 'help') return print(HELP);
  const scratch = mkdtempSync(join(tmpdir(), 'streamside-client-bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const origin = await servePage();
  const lists = allLists({ scratch, dist: buildAt(), origin });
  const samples = await measureAll(plan, lists, { origin, scratch, core: chooseCores()?.server });
  const text = report(samples, lists, plan);
  print(text);
  if (plan.publish && plan.form !== 'quick') publish(BEGIN[plan.form], text);
  if (plan.json) writeFileSync(plan.json, `${JSON.stringify(samples, null, 2)}\n`);
  process.exit();
}

/** Builds the page as a site would, and gives the origin that it is at. */
async function servePage() {
  await build({ root: PAGE, logLevel: 'warn' });
  const { httpServer } = await preview({ root: PAGE, preview: { port: 0, host: '127.0.0.1' } });
  const { port } = /** @type {import('node:net').AddressInfo} */ (httpServer.address());
  return `http://127.0.0.1:${port}`;
}

/**
 * One list after the other at each rate, so that what disturbs the machine for long disturbs all of them.
 * @param {import('./options.mjs').Plan} plan
 * @param {Record<string, import('./lists.mjs').List>} lists
 * @param {{ origin: string, scratch: string, core: number | undefined }} surroundings
 */
async function measureAll(plan, lists, surroundings) {
  const samples = [];
  for (const [rate, names] of Object.entries(plan.windows))
    for (const name of names) {
      note(`${name}, ${rate} messages a second`);
      const list = /** @type {import('./lists.mjs').List} */ (lists[name]);
      samples.push(await measure(name, list, Number(rate), { ...plan, ...surroundings }));
    }
  return samples;
}

const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);
/** What goes on meanwhile: not part of the report. */
const note = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

main(process.argv.slice(2)).catch((/** @type {unknown} */ error) => {
  note(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
