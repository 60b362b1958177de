/** How often a page looks that nobody sees: it has no frames. */
const HIDDEN_MS = 250;

/** Does the work before the next frame, once, however often it is asked to. */
export function onceAFrame(work: () => void): () => void {
  let due = false;
  const now = () => {
    due = false;
    work();
  };
  return () => {
    if (due) return;
    due = true;
    if (document.hidden) setTimeout(now, HIDDEN_MS);
    else requestAnimationFrame(now);
  };
}
