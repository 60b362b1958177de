import type { Limits } from '../../index.js';
import { Dialog } from '../dialog.js';
import { useLanguage } from '../language/language.js';
import { NicknameForm } from './nickname-form.js';

interface Props {
  nickname: string | undefined;
  limits: Limits['nickname'] | undefined;
  onClosed: () => void;
}

export function NicknameDialog({ nickname, limits, onClosed }: Props) {
  const { strings } = useLanguage();
  return (
    <Dialog title={strings.nickname.title} onClosed={onClosed}>
      {(close) => <NicknameForm nickname={nickname} limits={limits} onDone={close} />}
    </Dialog>
  );
}
