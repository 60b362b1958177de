/** The build to measure: this checkout's, unless the runner names another one's `dist`. */
const DIST = process.env.BENCH_DIST ?? new URL('../../dist', import.meta.url).pathname;

/**
 * A module of it. Its types are of no use here: the build may be older or newer than this checkout.
 * @param {string} path
 */
export const fromBuild = (path) => import(new URL(path, `file://${DIST}/`).href);
