import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisMachine } from '../runner/machine.mjs';
import { experiment } from './experiment.mjs';
import { readOptions } from './options.mjs';
import { Stage } from './stage/stage.mjs';
import { table } from './table.mjs';

/** @typedef {import('./experiment.mjs').Outcome} Outcome */
/** @typedef {import('./options.mjs').Plan} Plan */
/** @typedef {import('./catalogue/fault.mjs').Fault} Fault */

/** @param {string[]} args */
async function main(args) {
  const plan = readOptions(args);
  if (typeof plan === 'string') return print(plan);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const outcomes = await allOf(plan);
  print(table(outcomes));
  if (plan.json)
    writeFileSync(
      plan.json,
      `${JSON.stringify({ machine: thisMachine(), quick: plan.quick, outcomes }, null, 2)}\n`,
    );
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
}

/**
 * A full run breaks one thing at a time, so that what it measures is the fault's. A quick one is there for what is
 * lost, and mostly waits: it takes the faults of the cluster to two of them, where there is a core for each.
 *
 * @param {Plan} plan @returns {Promise<Outcome[]>} in the order of the plan
 */
async function allOf(plan) {
  const at = (/** @type {string} */ place) => plan.faults.filter(({ on }) => (plan.on ?? on) === place);
  const single = at('single');
  const cluster = at('cluster');
  const inTurn = async () => [
    ...(await taken('single', single, plan)),
    ...(await taken('cluster', cluster, plan)),
  ];
  const aside = plan.quick && availableParallelism() > 1 ? taken('cluster', cluster, plan) : [];
  const outcomes = (await Promise.all([inTurn(), aside])).flat();
  const names = plan.faults.map(({ name }) => name);
  return outcomes.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

/**
 * Takes one fault after the other, to a stage of its own, until there is none left.
 * @param {'single' | 'cluster'} place @param {Fault[]} faults @param {Plan} plan
 */
async function taken(place, faults, plan) {
  /** @type {Outcome[]} */
  const outcomes = [];
  if (faults.length === 0) return outcomes;
  /** @type {Stage | undefined} */
  let stage;
  try {
    stage = await Stage[place]({ ...plan, scratch: scratchFolder() });
    for (let fault = faults.shift(); fault; fault = faults.shift()) {
      note(`${fault.title} …`);
      const outcome = await experiment(fault, stage, plan.quick);
      note(`${fault.title}: ${outcome.passed ? 'ok' : outcome.problems.join('\n  ')}`);
      outcomes.push(outcome);
    }
  } catch (error) {
    const problems = [`no check was made: ${error instanceof Error ? error.message : String(error)}`];
    const missing = faults.splice(0);
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

const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);
/** What goes on meanwhile: not part of the report. */
const note = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

main(process.argv.slice(2)).catch((/** @type {unknown} */ error) => {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
