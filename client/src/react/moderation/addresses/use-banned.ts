import { useEffect, useState } from 'react';
import type { BannedAddress } from '../../../index.js';
import { useRoomPart } from '../../hooks/use-room.js';
import { backstageOf } from '../backstage.js';
import { useOwnDesk } from '../desk-context.js';

/** The addresses that are banned; asked for again whenever a moderator has done something. */
export function useBanned(): readonly BannedAddress[] | undefined {
  const { room, moderation } = useOwnDesk();
  const done = useRoomPart(backstageOf(room), ({ position }) => position?.seq);
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
