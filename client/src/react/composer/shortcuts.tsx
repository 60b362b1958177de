import { useState } from 'react';
import { Dialog } from '../dialog.js';
import { KeysIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';

export function Shortcuts() {
  const { title, close: closeLabel, keys } = useLanguage().strings.shortcuts;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="ss-text-button ss-shortcuts-button"
        onClick={() => setOpen(true)}
        aria-label={title}
        title={title}
      >
        <KeysIcon />
      </button>
      {open && (
        <Dialog title={title} onClosed={() => setOpen(false)}>
          {(close) => (
            <>
              <dl className="ss-shortcuts">
                {keys.map(([key, what]) => (
                  <div key={key + what}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
              <div className="ss-dialog-buttons">
                <button type="button" className="ss-main-button" onClick={close}>
                  {closeLabel}
                </button>
              </div>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
