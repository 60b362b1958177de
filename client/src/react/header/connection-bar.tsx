import { useRoomPart } from '../hooks/use-room.js';
import { useChatClient } from '../hooks/use-chat-client.js';
import { useSecondsUntil } from '../hooks/use-seconds-until.js';
import { useStatus } from '../hooks/use-status.js';
import { useLanguage } from '../language/language.js';
import type { StatusProps } from '../parts.js';
import { useSetting } from '../setting.js';
import { Bar } from './bar.js';

/** Says what is wrong, and nothing while all is well. */
export function ConnectionBar({ children }: StatusProps) {
  const { strings, sentence } = useLanguage();
  const { connection } = useStatus();
  const { retryNow } = useChatClient();
  const waiting = connection.state === 'waiting' ? connection : undefined;
  const seconds = useSecondsUntil(waiting?.retryAt);

  if (connection.state === 'refused')
    return (
      <Bar tone="ss-bad" text={sentence(connection.error)}>
        {children}
      </Bar>
    );
  if (waiting) {
    const say = waiting.announced ? strings.connection.restarting : strings.connection.waiting;
    const reason = waiting.error ? `${sentence(waiting.error)} ` : '';
    return (
      <Bar tone="ss-busy" text={reason + say(seconds)}>
        {seconds > 0 && (
          <button type="button" className="ss-text-button" onClick={retryNow}>
            {strings.connection.retry}
          </button>
        )}
      </Bar>
    );
  }
  return <RoomBar connecting={connection.state === 'connecting'} />;
}

function RoomBar({ connecting }: { connecting: boolean }) {
  const { strings, sentence } = useLanguage();
  const { room } = useSetting();
  const refusal = useRoomPart(room, ({ status, error }) => (status === 'refused' ? error : undefined));
  const closed = useRoomPart(room, (snapshot) => snapshot.room?.open === false);
  const shown = useRoomPart(room, (snapshot) => snapshot.shown);
  // In the place of the composer there is more about it.
  if (refusal?.code === 'banned') return null;
  if (refusal) return <Bar tone="ss-bad" text={sentence(refusal)} />;
  if (closed) return <Bar tone="ss-calm" text={strings.errors.room_closed} />;
  if (connecting) return <Bar tone="ss-busy" text={strings.connection.connecting} />;
  if (shown !== undefined) return <Bar tone="ss-calm" text={strings.chat.sampled(Math.round(shown * 100))} />;
  return null;
}
