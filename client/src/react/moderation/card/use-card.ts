import { useEffect, useState } from 'react';
import type { CardReply } from '../../../index.js';
import { useRoomPart } from '../../hooks/use-room.js';
import { backstageOf } from '../backstage.js';
import { useOwnDesk } from '../desk-context.js';

/** What is known of somebody in the room; asked for again whenever a moderator has done something. */
export function useCard(user: string): CardReply | undefined {
  const { room, moderation } = useOwnDesk();
  const done = useRoomPart(backstageOf(room), ({ position }) => position?.seq);
  const [card, setCard] = useState<CardReply>();
  const { card: ask } = moderation;
  useEffect(() => {
    let wanted = true;
    // Where it cannot be had now, what is shown stays; the bar with the outcome says why nothing can be done.
    ask({ user }).then(
      (reply) => wanted && setCard(reply),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, user, done]);
  return card;
}
