import { useId, useRef } from 'react';
import { KeysIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';

export function Shortcuts() {
  const { title, close, keys } = useLanguage().strings.shortcuts;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <button
        type="button"
        className="ss-text-button ss-shortcuts-button"
        onClick={() => dialog.current?.showModal()}
        aria-label={title}
        title={title}
      >
        <KeysIcon />
      </button>
      <dialog ref={dialog} className="ss-dialog" aria-labelledby={heading}>
        <h2 id={heading}>{title}</h2>
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
        <form method="dialog" className="ss-dialog-buttons">
          <button className="ss-main-button">{close}</button>
        </form>
      </dialog>
    </>
  );
}
