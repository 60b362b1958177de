import type { RoomInfo, You } from '../../src/index.js';
import { strings } from '../language/language.js';

interface Props {
  room: RoomInfo | undefined;
  you: You | undefined;
}

/** So that having to wait surprises nobody; who may bypass it need not. */
export function SlowModeNote({ room, you }: Props) {
  const seconds = room?.modes.slow;
  if (seconds === undefined || you?.can.includes('bypass')) return null;
  return (
    <span className="slow-mode" title={strings.composer.slowModeTitle(seconds)}>
      {strings.composer.slowMode(seconds)}
    </span>
  );
}
