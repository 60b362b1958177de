import { useEffect, useRef } from 'react';
import { CloseIcon } from '../icons.js';
import { useDeskWords } from './use-desk-words.js';
import { useOwnDesk } from './desk-context.js';

const SHOWN_MS = 15_000;

/** What was just done, and the way back from it. */
export function OutcomeBar() {
  const words = useDeskWords();
  const { outcome, forgetOutcome, undo } = useOwnDesk();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setInterval(() => {
      // Not while somebody is about to use it.
      if (!bar.current?.matches(':focus-within, :hover')) forgetOutcome();
    }, SHOWN_MS);
    return () => clearInterval(timer);
  }, [outcome, forgetOutcome]);

  const action = outcome?.action;
  return (
    <div ref={bar} className={outcome?.failed ? 'ss-outcome ss-bad' : 'ss-outcome'} role="status">
      {outcome && (
        <>
          <span>{outcome.text}</span>
          {action !== undefined && (
            <button type="button" className="ss-text-button" onClick={() => undo(action)}>
              {words.undo}
            </button>
          )}
          <button
            type="button"
            className="ss-icon-button"
            onClick={forgetOutcome}
            aria-label={words.close}
            title={words.close}
          >
            <CloseIcon />
          </button>
        </>
      )}
    </div>
  );
}
