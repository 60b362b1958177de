import type { ChatErrorBody } from '../../index.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { useSetting } from '../setting.js';

/** In the place of the composer for whoever is banned: what for, and the way back once that is over. */
export function PutOut({ error }: { error: ChatErrorBody }) {
  const { strings, sentence } = useLanguage();
  const { putOut: words } = strings;
  const shared = useSession().room(useSetting().room);
  return (
    <div className="ss-put-out" role="status">
      <strong>{sentence(error)}</strong>
      <span>{words.banned}</span>
      <button type="button" className="ss-quiet-button" onClick={() => shared.room.retryNow()}>
        {words.askAgain}
      </button>
    </div>
  );
}
