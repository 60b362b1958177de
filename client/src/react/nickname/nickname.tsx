import { nicknameColor } from './nickname-color.js';

interface Props {
  user: { id: string; color?: string };
  children: string;
}

export function Nickname({ user, children }: Props) {
  return (
    <b className="ss-nickname" style={{ color: nicknameColor(user) }}>
      {children}
    </b>
  );
}
