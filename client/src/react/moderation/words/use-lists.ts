import { useEffect, useState } from 'react';
import type { FilterList } from '../../../index.js';
import { useRoomPart } from '../../hooks/use-room.js';
import { useOwnDesk } from '../desk-context.js';

/** The room's word lists; asked for again when somebody has changed them. */
export function useLists(): readonly FilterList[] | undefined {
  const { room, moderation } = useOwnDesk();
  const changed = useRoomPart(
    room,
    ({ events }) => events.findLast(({ type }) => type === 'room.filters')?.seq ?? 0,
  );
  const [lists, setLists] = useState<readonly FilterList[]>();
  const { filters: ask } = moderation;
  useEffect(() => {
    let wanted = true;
    ask().then(
      (reply) => wanted && setLists(reply.lists),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, changed]);
  return lists;
}
