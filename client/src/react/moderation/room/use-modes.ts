import { useCallback } from 'react';
import type { RoomModes } from '../../../index.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';

/** Sets some of a room's modes; undefined is off. The others stay. */
export function useModes(modes: RoomModes) {
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  return useCallback(
    (change: { [Mode in keyof RoomModes]?: RoomModes[Mode] | undefined }) =>
      void act(moderation.update({ modes: { ...modes, ...change } }), said('update')),
    [moderation, act, said, modes],
  );
}
