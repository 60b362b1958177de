import { median, mediansOf, ratio } from './medians.mjs';

/** @typedef {import('../measures/sample.mjs').Sample} Sample */
/** @typedef {{ scenario: string, server: string, round: number, figures: Record<string, number> }} SpecialSample */

/** Everything that a run has measured. */
export class Results {
  /** @type {Sample[]} */
  fanOut = [];
  /** @type {SpecialSample[]} */
  special = [];

  /** @param {string} scenario @param {string} server */
  samples(scenario, server) {
    return this.fanOut.filter((sample) => sample.scenario === scenario && sample.server === server);
  }

  /** The names of a scenario's servers in the order in which they were measured. @param {string} scenario */
  servers(scenario) {
    const all = [...this.fanOut, ...this.special].filter((sample) => sample.scenario === scenario);
    return [...new Set(all.map(({ server }) => server))];
  }

  /** @param {string} scenario @param {string} server */
  medians(scenario, server) {
    return mediansOf(this.samples(scenario, server));
  }

  /** Streamside's cost as a share of that server's. @param {string} scenario @param {string} server */
  ratio(scenario, server) {
    return ratio(this.samples(scenario, this.streamside(scenario)), this.samples(scenario, server));
  }

  /** What Streamside is called in a scenario. @param {string} scenario */
  streamside(scenario) {
    return this.servers(scenario).find((server) => server.startsWith('streamside')) ?? 'streamside';
  }

  /** @param {string} scenario @param {string} server @param {string} name */
  figure(scenario, server, name) {
    const samples = this.special.filter((sample) => sample.scenario === scenario && sample.server === server);
    return median(samples.map(({ figures }) => figures[name] ?? NaN));
  }
}
