/** Calls in one turn of the event loop: past it a server that is behind would never come to write. */
const IN_ONE_TURN = 20;

/**
 * Calls `act` at an even rate, whether or not anybody keeps up: what is late is made up for at once.
 * Evenly spaced messages are the hardest case for a server that batches.
 *
 * @param {number} rate calls per second
 * @param {(i: number) => void} act
 * @returns {() => number} stops it, and tells how many calls there were
 */
export function pace(rate, act) {
  const start = performance.now();
  let done = 0;
  let stopped = false;
  const turn = () => {
    if (stopped) return;
    const due = Math.floor(((performance.now() - start) * rate) / 1000);
    for (let i = 0; i < IN_ONE_TURN && done < due; i++) act(done++);
    if (done < due) setImmediate(turn);
    else setTimeout(turn, start + ((done + 1) * 1000) / rate - performance.now());
  };
  setTimeout(turn, 1000 / rate);
  return () => {
    stopped = true;
    return done;
  };
}
