import { eventOf, textOf } from '../shared/messages.mjs';
import { pace } from '../shared/pacer.mjs';
import { answers, tell } from './agent.mjs';

/** @typedef {ReturnType<typeof eventOf>} Event */

/**
 * Has the server itself speak in the first room when the runner asks for it.
 * @param {number} port that it listens on
 * @param {(event: Event) => unknown} broadcast
 */
export function serve(port, broadcast) {
  let said = 0;
  /** @type {() => number} */
  let stop = () => 0;
  answers.speak = (/** @type {{ rate: number }} */ { rate }) => {
    stop = pace(rate, () => void broadcast(nextEvent(textOf(said++))));
  };
  answers.silence = () => ({ said: stop() });
  tell({ port });
}

let seq = 0;

/** The next message, as whoever gets it is sent it. @param {string} text @returns {Event} */
export function nextEvent(text) {
  return eventOf(++seq, text);
}
