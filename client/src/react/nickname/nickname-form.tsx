import { useEffect, useId, useRef } from 'react';
import type { Limits } from '../../index.js';
import { useLanguage } from '../language/language.js';
import { useRename } from './use-rename.js';

interface Props {
  nickname: string | undefined;
  limits: Limits['nickname'] | undefined;
  onDone: () => void;
}

export function NicknameForm({ nickname, limits, onDone }: Props) {
  const { strings } = useLanguage();
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  const { saving, problem, rename } = useRename(onDone);
  useEffect(() => field.current?.select(), []);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) void rename(field.current?.value ?? '');
      }}
    >
      <input
        ref={field}
        defaultValue={nickname}
        required
        autoFocus
        autoComplete="nickname"
        aria-label={strings.nickname.title}
        aria-describedby={hint}
        aria-invalid={problem !== undefined}
      />
      <p id={hint} className={problem ? 'ss-hint ss-problem' : 'ss-hint'} role="status">
        {problem ?? (limits && strings.nickname.hint(limits.min, limits.max))}
      </p>
      <div className="ss-dialog-buttons">
        <button type="button" className="ss-quiet-button" onClick={onDone}>
          {strings.nickname.cancel}
        </button>
        <button type="submit" className="ss-main-button" aria-disabled={saving}>
          {saving ? strings.nickname.saving : strings.nickname.save}
        </button>
      </div>
    </form>
  );
}
