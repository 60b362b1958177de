/** Share of the deliveries due below which a server has not kept up. */
const KEPT_UP = 0.95;
/** Share of its core above which the load generator is what is measured. */
const MOST_BUSY = 0.9;

/**
 * What the load generator counted in one window.
 * @typedef {object} Counted
 * @property {number} seconds
 * @property {number} deliveries
 * @property {number} [serverMicros]
 * @property {number} serverWaited share of the time that it was ready and others had its core
 * @property {number} generatorBusy share of its core
 * @property {number} bytesPerDelivery
 * @property {number} messagesPerFrame
 * @property {number} flushEveryMs
 * @property {number} p50
 * @property {number} p99
 */

/**
 * What it found when everything said in it should have arrived.
 * @typedef {object} Checked
 * @property {number} refused
 * @property {number} missing
 * @property {boolean} stalled whether what is missing will not come any more
 * @property {number} lost
 * @property {number} duplicated
 * @property {number} disorder
 */

/**
 * A server's figures in one round.
 * @typedef {object} Sample
 * @property {string} scenario
 * @property {string} server
 * @property {number} round
 * @property {number} [microsPerDelivery] the server's own processor time
 * @property {number} deliveriesPerSecond
 * @property {number} p50
 * @property {number} p99
 * @property {number} serverBusy share of its core
 * @property {number} serverWaited share of the time that it was ready and others had its core
 * @property {number} generatorBusy
 * @property {number} bytesPerDelivery
 * @property {number} messagesPerFrame
 * @property {number} flushEveryMs
 * @property {boolean} saturated it did not deliver in time what it was given
 * @property {string[]} invalid why the figures mean nothing; empty where they do
 */

/** @param {Counted} counted */
export function figures({ seconds, deliveries, serverMicros, ...counted }) {
  return {
    microsPerDelivery: serverMicros === undefined ? undefined : serverMicros / deliveries,
    deliveriesPerSecond: deliveries / seconds,
    serverBusy: (serverMicros ?? NaN) / 1e6 / seconds,
    ...counted,
  };
}

/**
 * @param {Counted} counted
 * @param {Checked} checked
 * @param {number} perSecond deliveries that there have to be
 */
export function verdict({ generatorBusy, deliveries, seconds }, checked, perSecond) {
  const { missing, stalled, lost, duplicated, disorder, refused } = checked;
  const invalid = [
    generatorBusy > MOST_BUSY && `load generator ${Math.round(generatorBusy * 100)} % busy`,
    deliveries === 0 && 'nothing delivered',
    lost > 0 && `${lost} lost`,
    stalled && `${missing} never came`,
    duplicated > 0 && `${duplicated} twice`,
    disorder > 0 && `${disorder} out of order`,
    refused > 0 && `${refused} refused`,
  ].filter((reason) => reason !== false);
  return { saturated: missing > 0 || deliveries / seconds < KEPT_UP * perSecond, invalid };
}
