import { useId, useState } from 'react';
import type { CardReply } from '../../../index.js';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';
import { RoleDeeds } from './role-deeds.js';
import { TimeoutDeed } from './timeout-deed.js';

interface Props {
  card: CardReply;
  nickname: string;
}

export function CardDeeds({ card, nickname }: Props) {
  const { card: words } = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const [reason, setReason] = useState('');
  const field = useId();
  const whom = { user: card.user.id, ...(reason.trim() && { reason }) };
  const { ban, unban, purge, mute, unmute, timeout } = moderation;

  return (
    <div className="ss-card-deeds">
      <label htmlFor={field}>{words.reason}</label>
      <input
        id={field}
        value={reason}
        maxLength={500}
        onInput={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <TimeoutDeed
        onTimeout={(seconds) => void act(timeout({ ...whom, seconds }), said('timeout', nickname))}
      />
      <div className="ss-buttons">
        <Deed on={!card.banned} does={() => act(ban(whom), said('ban', nickname))} name={words.ban} />
        <Deed
          on={!card.banned}
          name={words.banAndPurge}
          does={async () => {
            if (await act(purge(whom), said('purge', nickname))) await act(ban(whom), said('ban', nickname));
          }}
        />
        <Deed
          on={card.banned || card.timedOutUntil !== undefined}
          name={card.banned ? words.unban : words.endTimeout}
          does={() => act(unban(whom), said('unban', nickname))}
        />
        <Deed on name={words.purge} does={() => act(purge(whom), said('purge', nickname))} />
        <Deed
          on
          name={card.muted ? words.unmute : words.mute}
          hint={words.muteHint}
          does={() =>
            card.muted ? act(unmute(whom), said('unmute', nickname)) : act(mute(whom), said('mute', nickname))
          }
        />
        <RoleDeeds card={card} nickname={nickname} />
      </div>
    </div>
  );
}

interface DeedProps {
  /** Whether there is anything to do. */
  on: boolean;
  name: string;
  hint?: string;
  does: () => unknown;
}

function Deed({ on, name, hint, does }: DeedProps) {
  return on ? (
    <button type="button" className="ss-quiet-button" title={hint} onClick={() => void does()}>
      {name}
    </button>
  ) : null;
}
