import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { ChatClientError, type ChatRoom } from '@streamside/client';
import { useRoom } from './use-room';

export function Chat({ room: id }: { room: string }) {
  const room = useRoom(id);
  return (
    <aside className="chat" aria-label="Chat">
      {room && <Room key={room.id} room={room} />}
    </aside>
  );
}

function Room({ room }: { room: ChatRoom }) {
  const { status, events, pending, room: info } = useSyncExternalStore(room.subscribe, room.snapshot);
  return (
    <>
      <p>{status === 'live' ? `${info?.viewers} watching` : status}</p>
      <ol>
        {pending.toReversed().map(({ clientMsgId, text }) => (
          <li key={clientMsgId}>{text} …</li>
        ))}
        {events.toReversed().map(
          (event) =>
            event.type === 'message' && (
              <li key={event.seq}>
                <b>{event.user.nickname}</b> {event.text}
              </li>
            ),
        )}
      </ol>
      <Composer room={room} />
    </>
  );
}

function Composer({ room }: { room: ChatRoom }) {
  const [draft, setDraft] = useState('');
  const [refusal, setRefusal] = useState('');

  async function send(event: FormEvent) {
    event.preventDefault();
    setDraft('');
    setRefusal('');
    try {
      await room.send(draft);
    } catch (error) {
      setRefusal(error instanceof ChatClientError ? error.message : String(error));
      setDraft((typedSince) => typedSince || draft);
    }
  }

  return (
    <form onSubmit={(event) => void send(event)}>
      <p role="alert">{refusal}</p>
      <input aria-label="Message" value={draft} onChange={(event) => setDraft(event.target.value)} />
    </form>
  );
}
