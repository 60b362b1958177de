import { GOALS } from './goals.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {Record<string, import('../runner/catalogue.mjs').Contender>} Contenders */

/** Share of the time without its core from which a server's figures are not all its own: one that waits writes less often. */
const DISTURBED = 0.1;

/**
 * The report, as Markdown.
 * @param {Results} results
 * @param {import('../scenarios.mjs').Scenario[]} scenarios
 * @param {Contenders} contenders
 * @param {string} machine what it was measured on
 */
export function report(results, scenarios, contenders, machine) {
  const measured = scenarios.filter(({ name }) => results.servers(name).length > 0);
  const sections = measured.map((scenario) => {
    const table = TABLES[scenario.kind](results, scenario.name, contenders);
    return `### ${capital(scenario.title)}\n\n${table}`;
  });
  return [machine, goals(results), ...sections].filter((part) => part !== '').join('\n\n');
}

/** What was to be reached, as far as this run has measured it. @param {Results} results */
function goals(results) {
  const rows = GOALS.flatMap(({ title, most, unit, measured }) => {
    const found = measured(results);
    if (found === undefined || Number.isNaN(found)) return [];
    const tail = unit ? ` ${unit}` : '';
    return [[title, `${figure(most)}${tail}`, `${figure(found)}${tail}`, found <= most ? 'yes' : '**no**']];
  });
  return rows.length === 0 ? '' : table(['goal', 'at most', 'measured', 'reached'], rows);
}

const TABLES = { 'fan-out': fanOut, idle, stalls, rejoin, stopped };

/** @param {Results} results @param {string} scenario @param {Contenders} contenders */
function fanOut(results, scenario, contenders) {
  const rows = results.servers(scenario).map((server) => {
    const found = results.medians(scenario, server);
    const ratio = server.startsWith('streamside') ? undefined : results.ratio(scenario, server);
    const disturbed =
      found.waited > DISTURBED && `disturbed: waited ${Math.round(found.waited * 100)} % for its core`;
    const notes = [
      found.saturated && 'saturated',
      disturbed,
      found.valid === 0 && 'invalid',
      ...found.invalid,
    ];
    return [
      contenders[server]?.title ?? server,
      figure(found.microsPerDelivery),
      thousands(found.perSecondAndCore),
      `${figure(found.p50)} / ${figure(found.p99)}`,
      figure(found.messagesPerFrame),
      figure(ratio),
      notes.filter(Boolean).join(', '),
    ];
  });
  const head = [
    'server',
    'CPU µs per delivery',
    'deliveries/s and core',
    'p50 / p99 ms',
    'messages per write',
  ];
  return table([...head, 'Streamside costs … of it', 'notes'], rows);
}

/** @param {Results} results @param {string} scenario @param {Contenders} contenders */
function idle(results, scenario, contenders) {
  const columns = ['kilobytesPerViewer', 'microsPerConnect', 'microsPerJoin', 'connectsPerSecond'];
  const rows = results
    .servers(scenario)
    .map((server) => [
      contenders[server]?.title ?? server,
      ...columns.map((column) => figure(results.figure(scenario, server, column))),
    ]);
  return table(
    ['server', 'kB per idle viewer', 'CPU µs per connection', 'CPU µs per join', 'connections/s'],
    rows,
  );
}

/** @param {Results} results @param {string} scenario @param {Contenders} contenders */
function stalls(results, scenario, contenders) {
  const rows = results.servers(scenario).map((server) => {
    const of = (/** @type {string} */ name) => figure(results.figure(scenario, server, name));
    return [contenders[server]?.title ?? server, of('longestMs'), of('p999Ms')];
  });
  return table(['server', 'longest stall in 10 s, ms', 'late by, p99.9, ms'], rows);
}

/** @param {Results} results @param {string} scenario */
function rejoin(results, scenario) {
  const of = (/** @type {string} */ name) => figure(results.figure(scenario, 'streamside-rejoin', name));
  const row = [of('microsPerJoin'), of('microsPerRejoin'), of('events'), of('recovered')];
  const head = [
    'CPU µs, connect and join',
    'CPU µs, with what was missed',
    'events in the reply',
    'share recovered exactly',
  ];
  return table(head, [row]);
}

/** @param {Results} results @param {string} scenario @param {Contenders} contenders */
function stopped(results, scenario, contenders) {
  const rows = results.servers(scenario).map((server) => {
    const of = (/** @type {string} */ name) => figure(results.figure(scenario, server, name));
    return [
      contenders[server]?.title ?? server,
      `${of('p99Without')} / ${of('p99With')}`,
      `${of('megabytesWithout')} / ${of('megabytesWith')}`,
      of('closed'),
      of('missing'),
    ];
  });
  return table(
    [
      'server',
      'p99 ms of the others, without / with',
      'MB resident, without / with',
      'closed',
      'others missed',
    ],
    rows,
  );
}

/** @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Three digits are all that a shared machine is good for. @param {number | undefined} number */
export function figure(number) {
  if (number === undefined || !Number.isFinite(number)) return '–';
  if (number === 0) return '0';
  if (Math.abs(number) >= 100) return Math.round(number).toLocaleString('en');
  return String(Number(number.toPrecision(Math.abs(number) < 0.1 ? 2 : 3)));
}

const thousands = (/** @type {number | undefined} */ number) =>
  number === undefined ? '–' : Number(number.toPrecision(2)).toLocaleString('en');

const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);
