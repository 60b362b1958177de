import { useState } from 'react';
import { useOwnDesk } from './desk-context.js';
import { DeskDialog } from './desk-dialog.js';
import { ModeratorIcon } from './icons.js';
import { useReview } from './review/use-review.js';
import { useDeskWords } from './use-desk-words.js';

/** Opens the desk where there is no room for it beside the chat. */
export function DeskButton() {
  return useOwnDesk().hasPanels ? null : <Button />;
}

function Button() {
  const words = useDeskWords();
  const [open, setOpen] = useState(false);
  const waiting = useReview().length;
  return (
    <>
      <button
        type="button"
        className="ss-icon-button ss-desk-button"
        onClick={() => setOpen(true)}
        aria-label={words.tools(waiting)}
        title={words.tools(waiting)}
      >
        <ModeratorIcon />
        {waiting > 0 && <span aria-hidden="true" data-count={waiting} />}
      </button>
      {open && <DeskDialog waiting={waiting} onClosed={() => setOpen(false)} />}
    </>
  );
}
