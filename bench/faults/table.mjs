/** @typedef {import('./experiment.mjs').Outcome} Outcome */

const HEAD = [
  'fault',
  'sent',
  'acked',
  'lost',
  'duplicated',
  'out of order',
  'longest pause, ms: acks / feed',
  'slowest delivery, ms',
  'recovered clients',
  'all agree after, ms',
  '',
];

/** The outcomes, as Markdown, and what was found under it. @param {Outcome[]} outcomes */
export function table(outcomes) {
  const line = (/** @type {unknown[]} */ cells) => `| ${cells.join(' | ')} |`;
  const lines = [line(HEAD), line(HEAD.map(() => '---')), ...outcomes.map((outcome) => line(row(outcome)))];
  const problems = outcomes.flatMap(({ name, problems }) =>
    problems.map((problem) => `- ${name}: ${problem}`),
  );
  return [lines.join('\n'), problems.join('\n')].filter(Boolean).join('\n\n');
}

/** @param {Outcome} outcome */
function row({ title, found, figures, agreeMs, passed }) {
  const verdict = passed ? 'ok' : '**failed**';
  if (!found || !figures) return [title, ...HEAD.slice(2).map(() => '–'), verdict];
  const { ackPause, feedPause, slowestDelivery, cameBack, lostConnection } = figures;
  return [
    title,
    number(figures.sent),
    number(figures.acked),
    number(found.lost),
    number(found.duplicated),
    number(found.disordered),
    `${number(ackPause)} / ${number(feedPause)}`,
    slowestDelivery === undefined ? '–' : number(slowestDelivery),
    `${cameBack} of ${lostConnection}`,
    agreeMs === undefined ? 'never' : number(agreeMs),
    verdict,
  ];
}

const number = (/** @type {number} */ n) => n.toLocaleString('en');
