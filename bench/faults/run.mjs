import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisMachine } from '../runner/machine.mjs';
import { experiment } from './experiment.mjs';
import { readOptions } from './options.mjs';
import { Stage } from './stage/stage.mjs';
import { table } from './table.mjs';

/** @typedef {import('./experiment.mjs').Outcome} Outcome */
/** @typedef {import('./catalogue/fault.mjs').Fault} Fault */
/** @typedef {import('./options.mjs').Plan} Plan */

/** @param {string[]} args */
async function main(args) {
  const plan = readOptions(args);
  if (typeof plan === 'string') return print(plan);
  const scratch = mkdtempSync(join(tmpdir(), 'streamside-faults-'));
  // Whatever ends this process: what it started ends with it.
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 10 }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const outcomes = [];
  for (const place of /** @type {const} */ (['single', 'cluster'])) {
    const faults = plan.faults.filter(({ on }) => (plan.on ?? on) === place);
    if (faults.length > 0) outcomes.push(...(await allOn(place, faults, { ...plan, scratch })));
  }
  print(table(outcomes));
  if (plan.json)
    writeFileSync(
      plan.json,
      `${JSON.stringify({ machine: thisMachine(), quick: plan.quick, outcomes }, null, 2)}\n`,
    );
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
}

/** @param {'single' | 'cluster'} place @param {Fault[]} faults @param {Plan & { scratch: string }} plan */
async function allOn(place, faults, plan) {
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @type {Stage | undefined} */
  let stage;
  try {
    stage = await Stage[place](plan);
    for (const fault of faults) {
      note(`${fault.title} …`);
      const outcome = await experiment(fault, stage, plan.quick);
      note(`  ${outcome.passed ? 'ok' : outcome.problems.join('\n  ')}`);
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

const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);
/** What goes on meanwhile: not part of the report. */
const note = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

main(process.argv.slice(2)).catch((/** @type {unknown} */ error) => {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
