import type { BannedAddress } from '../../../index.js';
import { useLanguage } from '../../language/language.js';
import { useOwnDesk } from '../desk-context.js';
import { useDeskWords } from '../use-desk-words.js';
import { useSaid } from '../use-said.js';
import { BanForm } from './ban-form.js';
import { useBanned } from './use-banned.js';

/** Networks that guests do not come in from. Nobody is shown a guest's address: who has one, has it from elsewhere. */
export function AddressPanel() {
  const { addresses: words } = useDeskWords();
  const bans = useBanned();
  return (
    <div className="ss-addresses">
      <p className="ss-hint">{words.hint}</p>
      <BanForm />
      {bans?.length === 0 && <p>{words.none}</p>}
      <ul className="ss-card-list">
        {bans?.map((ban) => (
          <Ban key={ban.address} ban={ban} />
        ))}
      </ul>
    </div>
  );
}

function Ban({ ban: { address, at, by, reason } }: { ban: BannedAddress }) {
  const { strings, formatDate } = useLanguage();
  const { addresses: words, log } = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  return (
    <li className="ss-log-entry">
      <div>
        <b>{address}</b>{' '}
        <span className="ss-hint">
          {by ? (by.nickname ?? log.somebody) : log.server}, {formatDate(at)}
        </span>
        {reason !== undefined && <p>{strings.reason(reason)}</p>}
      </div>
      <button
        type="button"
        className="ss-text-button"
        aria-label={words.endOf(address)}
        onClick={() => void act(moderation.unbanAddress({ address }), said('unban', address))}
      >
        {words.end}
      </button>
    </li>
  );
}
