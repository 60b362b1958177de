import { useState } from 'react';
import type { Limits, You } from '../../src/index.js';
import { Badges } from '../chat/badges.js';
import { nicknameColor } from '../chat/nickname-color.js';
import { PencilIcon } from '../icons.js';
import { strings } from '../language/language.js';
import { NicknameDialog } from './nickname-dialog.js';

interface Props {
  you: You | undefined;
  limits: Limits | undefined;
  onClosed: () => void;
}

/** Who one is here, and the way to go by another name. */
export function Identity({ you, limits, onClosed }: Props) {
  const [open, setOpen] = useState(false);
  if (!you) return <div className="identity" />;
  const close = () => {
    setOpen(false);
    onClosed();
  };
  return (
    <div className="identity">
      {you.nickname ? <Name you={you} nickname={you.nickname} /> : <span>{strings.nickname.lurker}</span>}
      {you.can.includes('rename') && (
        <button
          type="button"
          className="text-button"
          onClick={() => setOpen(true)}
          aria-label={strings.nickname.change}
          title={strings.nickname.change}
        >
          {you.nickname ? <PencilIcon /> : strings.nickname.choose}
        </button>
      )}
      {open && <NicknameDialog nickname={you.nickname} limits={limits?.nickname} onClosed={close} />}
    </div>
  );
}

function Name({ you, nickname }: { you: You; nickname: string }) {
  return (
    <>
      <Badges user={you} />
      <b style={{ color: nicknameColor(you) }}>{nickname}</b>
    </>
  );
}
