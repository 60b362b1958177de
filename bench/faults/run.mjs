import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisMachine } from '../runner/machine.mjs';
import { experiment } from './experiment.mjs';
import { roundsOf } from './lanes.mjs';
import { readOptions } from './options.mjs';
import { Stage } from './stage/stage.mjs';
import { table } from './table.mjs';

/** @typedef {import('./experiment.mjs').Outcome} Outcome */
/** @typedef {import('./options.mjs').Plan} Plan */
/** @typedef {import('./lanes.mjs').Lane} Lane */

/** @param {string[]} args */
async function main(args) {
  const plan = readOptions(args);
  if (typeof plan === 'string') return print(plan);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const lanes of roundsOf(plan.faults, plan))
    outcomes.push(...(await Promise.all(lanes.map((lane) => allIn(lane, plan)))).flat());
  const places = plan.faults.map(({ name }) => name);
  outcomes.sort((a, b) => places.indexOf(a.name) - places.indexOf(b.name));
  print(table(outcomes));
  if (plan.json)
    writeFileSync(
      plan.json,
      `${JSON.stringify({ machine: thisMachine(), quick: plan.quick, outcomes }, null, 2)}\n`,
    );
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
}

/** @param {Lane} lane @param {Plan} plan */
async function allIn({ name, place, faults }, plan) {
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @type {Stage | undefined} */
  let stage;
  try {
    stage = await Stage[place]({
      dist: plan.dist,
      scratch: scratchFolder(),
      logs: folderIn(plan.logs, name),
    });
    for (const fault of faults) {
      note(`${fault.title} …`);
      const outcome = await experiment(fault, stage, plan.quick);
      note(`${fault.title}: ${outcome.passed ? 'ok' : outcome.problems.join('\n  ')}`);
      outcomes.push(outcome);
    }
  } catch (error) {
    const problems = [`no check was made: ${error instanceof Error ? error.message : String(error)}`];
    const missing = faults.slice(outcomes.length);
    outcomes.push(...missing.map(({ name, title }) => ({ name, title, passed: false, problems })));
  } finally {
    await stage?.close();
  }
  return outcomes;
}

/** Gone with this process, however it ends. What was started in it ends with us as well, a little later. */
function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-faults-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** @param {string | undefined} folder @param {string} name */
function folderIn(folder, name) {
  if (folder === undefined) return undefined;
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
}

const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);
/** What goes on meanwhile: not part of the report. */
const note = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

main(process.argv.slice(2)).catch((/** @type {unknown} */ error) => {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
