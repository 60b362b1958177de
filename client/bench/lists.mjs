import { catalogue } from '../../bench/runner/catalogue.mjs';

/**
 * A list in a page, and the server that feeds it.
 * @typedef {{ title: string, contender: import('../../bench/runner/catalogue.mjs').Contender }} List
 */

/**
 * The lists by name.
 * @param {{ scratch: string, dist: string, origin: string }} surroundings where the servers may write,
 *   Streamside's build, and where the page comes from
 * @returns {Record<string, List>}
 */
export function allLists({ scratch, dist, origin }) {
  const { streamside, socketio } = catalogue(scratch, dist);
  if (!streamside || !socketio) throw new Error('the catalogue of servers has lost one');
  const start = () => {
    const { command, env } = streamside.start();
    return { command, env: { ...env, ALLOWED_ORIGINS: origin } };
  };
  return {
    streamside: { title: '`<LiveChat>`', contender: { ...streamside, start } },
    plain: { title: 'plain list', contender: socketio },
    bounded: { title: 'plain list, the last 500', contender: socketio },
  };
}
