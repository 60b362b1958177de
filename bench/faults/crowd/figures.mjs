import { monitorEventLoopDelay } from 'node:perf_hooks';

/** @typedef {import('./crowd.mjs').Crowd} Crowd */

/**
 * What the clients went through. Times in milliseconds.
 * @typedef {object} Figures
 * @property {number} clients connections, tabs included
 * @property {number} sent messages
 * @property {number} acked messages with at least one ack
 * @property {number} attempts
 * @property {number} unavailable answers that said so
 * @property {number} unanswered requests that got no ack in time over a connection that was there
 * @property {number} ackPause longest time in which nobody got an ack
 * @property {number} slowestAck from saying it to its first ack
 * @property {number} feedPause longest time in which some client got nothing from the feed
 * @property {number} feedPauseUndisturbed the same, of those who kept their connection
 * @property {number} slowestDelivery from its ack to the last of those
 * @property {number} lostConnection clients that did, at least once
 * @property {number} cameBack of those, how many are in their room in the end
 * @property {number} exact joins after which a client got exactly what it missed
 * @property {number} anew joins after which it was to begin anew
 * @property {number} needlesslyAnew of those, where it had missed little, or nothing
 * @property {number} holes packets that did not fit
 * @property {number} silentLosses what only a pulse told of
 * @property {number} ownPause longest time in which this process itself did nothing: no pause says more than that
 */

const loop = monitorEventLoopDelay({ resolution: 10 });
loop.enable();

/** @param {Crowd} crowd @returns {Figures} */
export function figuresOf(crowd) {
  const { all, messages } = crowd;
  const undisturbed = all.filter(({ counts, stopped }) => counts.lost === 0 && !stopped);
  const lost = all.filter(({ counts }) => counts.lost > 0);
  /** @param {keyof import('./client.mjs').Client['counts']} name */
  const sum = (name) => all.reduce((total, { counts }) => total + counts[name], 0);
  return {
    clients: all.length,
    sent: messages.length,
    acked: messages.filter(({ acks }) => acks.length > 0).length,
    attempts: messages.reduce((total, { attempts }) => total + attempts, 0),
    unavailable: messages.reduce((total, { unavailable }) => total + unavailable, 0),
    unanswered: sum('unanswered'),
    ackPause: longestGap(messages.flatMap(({ ackedAt }) => ackedAt ?? [])),
    slowestAck: most(messages.map(({ saidAt, ackedAt }) => (ackedAt ?? NaN) - saidAt)),
    feedPause: most(all.map(({ longestPause }) => longestPause)),
    feedPauseUndisturbed: most(undisturbed.map(({ longestPause }) => longestPause)),
    slowestDelivery: slowestDelivery(undisturbed, messages),
    lostConnection: lost.length,
    cameBack: lost.filter(({ seated }) => seated).length,
    exact: sum('exact'),
    anew: sum('anew'),
    needlesslyAnew: sum('needlesslyAnew'),
    holes: sum('holes'),
    silentLosses: sum('silentLosses'),
    ownPause: Math.round(loop.max / 1e6),
  };
}

/** @param {import('./client.mjs').Client[]} clients @param {import('./message.mjs').Message[]} messages */
function slowestDelivery(clients, messages) {
  const ackedAt = new Map(messages.map((message) => [message.text, message.ackedAt ?? NaN]));
  return most(
    clients.map(({ view }) => most([...view.seenAt].map(([text, at]) => at - (ackedAt.get(text) ?? NaN)))),
  );
}

/** @param {number[]} times */
function longestGap(times) {
  const sorted = times.sort((a, b) => a - b);
  return most(sorted.map((time, i) => time - (sorted[i - 1] ?? time)));
}

/** The greatest, in whole numbers; 0 where there is none. @param {number[]} numbers */
const most = (numbers) =>
  Math.round(numbers.reduce((greatest, number) => (number > greatest ? number : greatest), 0));
