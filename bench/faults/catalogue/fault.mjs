/**
 * What a fault has at hand.
 * @typedef {object} Scene
 * @property {import('../stage/stage.mjs').Stage} stage
 * @property {import('../../runner/generator-process.mjs').GeneratorProcess} crowd what it understands is in crowd/main.mjs
 * @property {(seconds: number) => number} lasting so many seconds, fewer in a quick run
 * @property {(seconds: number) => Promise<void>} hold waits as long
 */

/**
 * Something that breaks.
 * @typedef {object} Fault
 * @property {string} name
 * @property {string} title
 * @property {'cluster' | 'single'} on
 * @property {Partial<import('../crowd/crowd.mjs').Gathering>} [crowd] who comes, where not the usual ones do
 * @property {(scene: Scene) => Promise<void>} [before] what is done before anybody comes
 * @property {(scene: Scene) => Promise<void>} act breaks it and mends it, while everybody speaks
 * @property {boolean} [silencing] whether requests may stay without an ack over a connection that looks whole
 * @property {(figures: import('../crowd/figures.mjs').Figures) => boolean} [felt] whether it was one: a fault that
 *   nobody felt has shown nothing
 */

export {};
