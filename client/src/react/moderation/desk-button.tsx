import { useState } from 'react';
import { useLanguage } from '../language/language.js';
import { useDesk } from './desk-context.js';
import { DeskDialog } from './desk-dialog.js';
import { ModeratorIcon } from './icons.js';
import { useReview } from './review/use-review.js';

/** Opens the desk where there is no room for it beside the chat; nothing for whoever may not moderate. */
export function DeskButton() {
  const desk = useDesk();
  return desk && !desk.hasPanels ? <Button /> : null;
}

function Button() {
  const { moderation: words } = useLanguage().strings;
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
