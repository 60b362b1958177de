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
 * @property {number} [slowestDelivery] from a message's ack to the last of those who kept their connection, where anybody did
 * @property {number} deliveryP95 within which 95 of 100 messages have got there
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
  const followers = all.map(({ follower }) => follower);
  const undisturbed = all.filter(({ counts, stopped }) => counts.lost === 0 && !stopped);
  const delivered = deliveries(undisturbed, messages);
  const lost = all.filter(({ counts }) => counts.lost > 0);
  /** @param {keyof import('./follower.mjs').Follower['counts']} name */
  const sum = (name) => total(followers.map(({ counts }) => counts[name]));
  return {
    clients: all.length,
    sent: messages.length,
    acked: messages.filter(({ acks }) => acks.length > 0).length,
    attempts: total(messages.map(({ attempts }) => attempts)),
    unavailable: total(messages.map(({ unavailable }) => unavailable)),
    unanswered: total(all.map(({ counts }) => counts.unanswered)),
    ackPause: longestGap(messages.flatMap(({ ackedAt }) => ackedAt ?? [])),
    slowestAck: most(messages.map(({ saidAt, ackedAt }) => (ackedAt ?? NaN) - saidAt)),
    feedPause: most(followers.map(({ longestPause }) => longestPause)),
    slowestDelivery: delivered.length > 0 ? most(delivered) : undefined,
    deliveryP95: quantile(delivered, 0.95),
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

/** How long each acked message took from then to the last of these clients. @param {import('./client.mjs').Client[]} clients @param {import('./message.mjs').Message[]} messages */
function deliveries(clients, messages) {
  /** @type {Map<string, number>} */
  const lastSeen = new Map();
  for (const { view } of clients)
    for (const [text, at] of view.seenAt) lastSeen.set(text, Math.max(at, lastSeen.get(text) ?? 0));
  return messages
    .map(({ text, ackedAt }) => Math.max(0, (lastSeen.get(text) ?? NaN) - (ackedAt ?? NaN)))
    .filter(Number.isFinite);
}

/** @param {number[]} numbers @param {number} share */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
}

/** @param {number[]} times */
function longestGap(times) {
  const sorted = times.sort((a, b) => a - b);
  return most(sorted.map((time, i) => time - (sorted[i - 1] ?? time)));
}

const total = (/** @type {number[]} */ numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** The greatest, in whole numbers; 0 where there is none. @param {number[]} numbers */
const most = (numbers) =>
  Math.round(numbers.reduce((greatest, number) => (number > greatest ? number : greatest), 0));
