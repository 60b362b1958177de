/** How often a page looks that nobody sees: it has no frames. */
const HIDDEN_MS = 250;
/** Drawing rests so many times as long as it took: the player beside it, and what one writes, come first. */
const REST = 7;
/** However slow the machine is, it is still a live chat. */
const LONGEST_REST_MS = 200;

/**
 * Does the work before a frame, once for all that ask for it meanwhile. In a fast room, or on a slow phone,
 * not before each one: what it cost to draw the last one is paid back first. Nobody reads sixty lists a second.
 */
export function sparingly(work: () => void): () => void {
  let due = false;
  let restsUntil = 0;

  const now = () => {
    due = false;
    const begun = performance.now();
    work();
    // By then it is laid out and painted, which takes longer than React's part.
    setTimeout(() => {
      const drawn = performance.now();
      restsUntil = drawn + Math.min(LONGEST_REST_MS, REST * (drawn - begun));
    });
  };

  return () => {
    if (due) return;
    due = true;
    const rest = restsUntil - performance.now();
    if (document.hidden) setTimeout(now, HIDDEN_MS);
    else if (rest > 0) setTimeout(() => requestAnimationFrame(now), rest);
    else requestAnimationFrame(now);
  };
}
