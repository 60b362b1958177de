import { useState } from 'react';
import type { Limits, You } from '../../index.js';
import { PencilIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import { Badges } from './badges.js';
import { NicknameDialog } from './nickname-dialog.js';
import { Nickname } from './nickname.js';

interface Props {
  you: You | undefined;
  limits: Limits | undefined;
  onClosed: () => void;
}

/** Who one is here, and the way to go by another name. */
export function Identity({ you, limits, onClosed }: Props) {
  const { strings } = useLanguage();
  const [open, setOpen] = useState(false);
  if (!you) return <div className="ss-identity" />;
  const close = () => {
    setOpen(false);
    onClosed();
  };
  return (
    <div className="ss-identity">
      {you.nickname ? (
        <>
          <Badges user={you} />
          <Nickname user={you}>{you.nickname}</Nickname>
        </>
      ) : (
        <span>{strings.nickname.lurker}</span>
      )}
      {you.can.includes('rename') && (
        <button
          type="button"
          className="ss-text-button"
          onClick={() => setOpen(true)}
          // What can be read on it is its name; a drawing has none.
          aria-label={you.nickname && strings.nickname.change}
          title={strings.nickname.change}
        >
          {you.nickname ? <PencilIcon /> : strings.nickname.choose}
        </button>
      )}
      {open && <NicknameDialog nickname={you.nickname} limits={limits?.nickname} onClosed={close} />}
    </div>
  );
}
