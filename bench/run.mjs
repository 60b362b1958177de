import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contendersIn } from './measures/contenders.mjs';
import { measureAll } from './measures/all.mjs';
import { profile } from './measures/profile.mjs';
import { HELP, readOptions } from './options.mjs';
import { costByRate } from './report/cost-by-rate.mjs';
import { report } from './report/markdown.mjs';
import { profileTable } from './report/profile-table.mjs';
import { BEGIN, publish } from './report/publish.mjs';
import { quickFigures } from './report/quick.mjs';
import { catalogue } from './runner/catalogue.mjs';
import { chooseCores } from './runner/cores.mjs';
import { checkOpenFiles } from './runner/enough-files.mjs';
import { machine } from './runner/machine.mjs';

/** @param {string[]} args */
async function main(args) {
  const options = readOptions(args);
  if (options === 'help') return print(HELP);
  const plan = { ...options, cores: chooseCores() };
  checkOpenFiles(Math.max(...plan.scenarios.map(({ viewers }) => viewers)));
  const scratch = mkdtempSync(join(tmpdir(), 'streamside-bench-'));
  // Whatever ends this process: servers and load generators end with it by themselves.
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await (plan.profile ? profiled(plan, scratch) : measured(plan, scratch));
}

/** @param {import('./options.mjs').Plan} plan @param {string} scratch */
async function measured(plan, scratch) {
  const contenders = catalogue(scratch, plan.dist);
  const results = await measureAll(plan, contenders, note);
  const text = report(results, plan.scenarios, contenders, machine(plan));
  print(text);
  const svg = costByRate(results, contenders);
  if (plan.publish) publish(BEGIN.server, text, svg);
  if (plan.json) {
    const figures = plan.quick ? quickFigures(results) : { machine: machine(plan), ...results };
    writeFileSync(plan.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

/** @param {import('./options.mjs').Plan} plan @param {string} scratch */
async function profiled(plan, scratch) {
  const contenders = catalogue(scratch, plan.dist);
  const [scenario] = plan.scenarios;
  if (scenario?.kind !== 'fan-out' && scenario?.kind !== 'idle')
    throw new Error('--profile takes a scenario in which messages are sent, or idle');
  const [contender] = Object.values(contendersIn(scenario.name, ['streamside'], contenders));
  if (!contender) return;
  note(`${contender.title}: ${scenario.title}`);
  print(profileTable(await profile(scenario, contender, plan, scratch)));
}

const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);
/** What goes on meanwhile: not part of the report. */
const note = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

main(process.argv.slice(2)).catch((/** @type {unknown} */ error) => {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
