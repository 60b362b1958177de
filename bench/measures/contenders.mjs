/** What a scenario has in the place of the standalone server. @type {Record<string, string>} */
const FORMS = { inside: 'streamside-inside', rejoin: 'streamside-rejoin' };

/**
 * The servers that take part in a scenario, in their order.
 * @param {string} scenario
 * @param {string[]} names
 * @param {Record<string, import('../runner/catalogue.mjs').Contender>} all
 */
export function contendersIn(scenario, names, all) {
  const chosen = names.map((name) => (name === 'streamside' ? (FORMS[scenario] ?? name) : name));
  return Object.fromEntries(chosen.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
}
