import { useEffect, useState } from 'react';
import type { BannedAddress, RoomSnapshot } from '../../../index.js';
import { useRoomPart } from '../../hooks/use-room.js';
import { backstageOf } from '../backstage.js';
import { useOwnDesk } from '../desk-context.js';

/** The addresses that are banned; asked for again whenever a moderator has done something about one. */
export function useBanned(): readonly BannedAddress[] | undefined {
  const { room, moderation } = useOwnDesk();
  const done = useRoomPart(backstageOf(room), latestOnAddress);
  const [bans, setBans] = useState<readonly BannedAddress[]>();
  const { bannedAddresses: ask } = moderation;
  useEffect(() => {
    let wanted = true;
    ask().then(
      (reply) => wanted && setBans(reply.bans),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, done]);
  return bans;
}

/** In a raid there are many other actions, and what asks for leave at each would use up what a moderator may ask. */
export function latestOnAddress({ events }: Pick<RoomSnapshot, 'events'>): number | undefined {
  return events.findLast((event) => event.type === 'action' && event.address !== undefined)?.seq;
}
