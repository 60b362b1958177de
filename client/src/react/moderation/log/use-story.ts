import { useCallback } from 'react';
import type { ActionEvent } from '../../../index.js';
import { useRoomPart } from '../../hooks/use-room.js';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';

/** Tells an action in a sentence. */
export function useStory(): (action: ActionEvent) => string {
  const { log } = useDeskWords();
  const you = useRoomPart(useOwnDesk().room, (snapshot) => snapshot.you?.id);
  return useCallback(
    ({ by, kind, target, address }) => {
      const who = !by ? log.server : by.id === you ? log.you : (by.nickname ?? log.somebody);
      return log.line(who, log.did[kind](target?.nickname ?? address ?? log.somebody));
    },
    [log, you],
  );
}
