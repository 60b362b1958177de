import { useEffect, useId, useRef } from 'react';
import type { Limits } from '../../index.js';
import { useLanguage } from '../language/language.js';
import { useRename } from './use-rename.js';

interface Props {
  nickname: string | undefined;
  limits: Limits['nickname'] | undefined;
  onClosed: () => void;
}

export function NicknameDialog({ nickname, limits, onClosed }: Props) {
  const { strings } = useLanguage();
  const title = useId();
  const hint = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const close = () => dialog.current?.close();
  const { saving, problem, rename } = useRename(close);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.select();
  }, []);

  return (
    <dialog ref={dialog} className="ss-dialog" aria-labelledby={title} onClose={onClosed}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving) void rename(field.current?.value ?? '');
        }}
      >
        <h2 id={title}>{strings.nickname.title}</h2>
        <input
          ref={field}
          defaultValue={nickname}
          required
          autoComplete="nickname"
          aria-labelledby={title}
          aria-describedby={hint}
          aria-invalid={problem !== undefined}
        />
        <p id={hint} className={problem ? 'ss-hint ss-problem' : 'ss-hint'} role="status">
          {problem ?? (limits && strings.nickname.hint(limits.min, limits.max))}
        </p>
        <div className="ss-dialog-buttons">
          <button type="button" className="ss-quiet-button" onClick={close}>
            {strings.nickname.cancel}
          </button>
          <button type="submit" className="ss-main-button" aria-disabled={saving}>
            {saving ? strings.nickname.saving : strings.nickname.save}
          </button>
        </div>
      </form>
    </dialog>
  );
}
