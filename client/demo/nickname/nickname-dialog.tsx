import { useEffect, useRef } from 'react';
import type { Limits } from '../../src/index.js';
import { strings } from '../language/language.js';
import { useRename } from './use-rename.js';

interface Props {
  nickname: string | undefined;
  limits: Limits['nickname'] | undefined;
  onClosed: () => void;
}

export function NicknameDialog({ nickname, limits, onClosed }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const close = () => dialog.current?.close();
  const { saving, problem, rename } = useRename(close);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.select();
  }, []);

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="nickname-title" onClose={onClosed}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving) void rename(field.current?.value ?? '');
        }}
      >
        <h2 id="nickname-title">{strings.nickname.title}</h2>
        <input
          ref={field}
          defaultValue={nickname}
          required
          autoComplete="nickname"
          aria-labelledby="nickname-title"
          aria-describedby="nickname-hint"
          aria-invalid={problem !== undefined}
        />
        <p id="nickname-hint" className={problem ? 'hint problem' : 'hint'} role="status">
          {problem ?? (limits && strings.nickname.hint(limits.min, limits.max))}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="quiet-button" onClick={close}>
            {strings.nickname.cancel}
          </button>
          <button type="submit" className="main-button" aria-disabled={saving}>
            {saving ? strings.nickname.saving : strings.nickname.save}
          </button>
        </div>
      </form>
    </dialog>
  );
}
