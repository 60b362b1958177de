import { memo } from 'react';
import type { RoomInfo } from '../../src/index.js';
import { modeNames } from '../language/mode-names.js';
import { strings } from '../language/language.js';

/** What the room is stricter about, so that no refusal comes as a surprise. Slow mode stands by the composer. */
export const RoomModes = memo(function RoomModes({ modes, raid }: Partial<Pick<RoomInfo, 'modes' | 'raid'>>) {
  const names = [...(raid ? [strings.modes.raid] : []), ...modeNames(modes ?? {})];
  return (
    <div className="room-modes" role="status" aria-label={strings.modes.label}>
      {names.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  );
});
