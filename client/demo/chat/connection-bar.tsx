import type { ConnectionState, RoomSnapshot } from '../../src/index.js';
import { goOnAsGuest } from '../address.js';
import { sentence } from '../language/format.js';
import { strings } from '../language/language.js';
import { client, hasHostToken } from '../session.js';
import { useSecondsUntil } from '../use-now.js';

interface Props {
  connection: ConnectionState;
  room: RoomSnapshot;
}

/** Says what is wrong, and nothing while all is well. */
export function ConnectionBar({ connection, room }: Props) {
  const waiting = connection.state === 'waiting' ? connection : undefined;
  const seconds = useSecondsUntil(waiting?.retryAt);
  if (connection.state === 'refused')
    return (
      <Bar tone="bad" text={sentence(connection.error)}>
        {hasHostToken && <Action text={strings.connection.asGuest} onClick={goOnAsGuest} />}
      </Bar>
    );
  if (waiting) {
    const say = waiting.announced ? strings.connection.restarting : strings.connection.waiting;
    const reason = waiting.error ? `${sentence(waiting.error)} ` : '';
    return (
      <Bar tone="busy" text={reason + say(seconds)}>
        {seconds > 0 && <Action text={strings.connection.retry} onClick={client.retryNow} />}
      </Bar>
    );
  }
  if (room.status === 'refused' && room.error) return <Bar tone="bad" text={sentence(room.error)} />;
  if (room.room && !room.room.open) return <Bar tone="calm" text={strings.errors.room_closed} />;
  // At the first connection the empty list says enough; later it explains why nothing moves.
  if (connection.state === 'connecting') return <Bar tone="busy" text={strings.connection.connecting} />;
  return null;
}

function Bar({ tone, text, children }: { tone: string; text: string; children?: React.ReactNode }) {
  return (
    <div className={`connection-bar ${tone}`} role="status">
      <span>{text}</span>
      {children}
    </div>
  );
}

function Action({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className="text-button" onClick={onClick}>
      {text}
    </button>
  );
}
