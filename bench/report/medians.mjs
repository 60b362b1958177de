/** @typedef {import('../measures/sample.mjs').Sample} Sample */

/** @param {number[]} numbers @returns {number | undefined} undefined where there is none */
export function median(numbers) {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/**
 * A server's samples of one scenario, in one.
 * @param {Sample[]} samples
 */
export function mediansOf(samples) {
  const valid = samples.filter(({ invalid }) => invalid.length === 0);
  const of = (/** @type {(sample: Sample) => number | undefined} */ figure) =>
    median(valid.map((sample) => figure(sample) ?? NaN));
  return {
    valid: valid.length,
    microsPerDelivery: of(({ microsPerDelivery }) => microsPerDelivery),
    perSecondAndCore: of(({ microsPerDelivery }) => 1e6 / (microsPerDelivery ?? NaN)),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    messagesPerFrame: of(({ messagesPerFrame }) => messagesPerFrame),
    waited: of(({ serverWaited }) => serverWaited) ?? 0,
    generatorBusy: of(({ generatorBusy }) => generatorBusy),
    saturated: valid.some(({ saturated }) => saturated),
    invalid: [...new Set(samples.flatMap(({ invalid }) => invalid))],
  };
}

/**
 * Streamside's processor time per delivery as a share of another server's: within each round, so that what
 * disturbed the machine disturbed both, then the median of the rounds.
 *
 * @param {Sample[]} ours
 * @param {Sample[]} theirs
 */
export function ratio(ours, theirs) {
  const rounds = ours.map((own) => {
    const other = theirs.find(({ round }) => round === own.round);
    if (!other || own.invalid.length > 0 || other.invalid.length > 0) return NaN;
    return (own.microsPerDelivery ?? NaN) / (other.microsPerDelivery ?? NaN);
  });
  return median(rounds);
}

/**
 * @template {string} K
 * @param {Record<K, number>[]} rounds
 * @returns {Record<K, number>}
 */
export function medianOfEach(rounds) {
  const names = /** @type {K[]} */ (Object.keys(rounds[0] ?? {}));
  const entries = names.map((name) => [name, median(rounds.map((round) => round[name])) ?? NaN]);
  return Object.fromEntries(entries);
}
