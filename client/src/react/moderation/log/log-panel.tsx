import { useMemo } from 'react';
import { hasEarlier } from '../../../index.js';
import { useRoom } from '../../hooks/use-room.js';
import { useDeskWords } from '../use-desk-words.js';
import { useSession } from '../../session/session-context.js';
import { backstageOf, ofType } from '../backstage.js';
import { useOwnDesk } from '../desk-context.js';
import { LogEntry } from './log-entry.js';
import { UndoAll } from './undo-all.js';
import { undoneIn } from './undone.js';

/** What moderators did, the latest first, as it happens. */
export function LogPanel() {
  const { log: words } = useDeskWords();
  const { room } = useOwnDesk();
  const backstage = useRoom(backstageOf(room));
  const shared = useSession().room(backstageOf(room));
  const actions = useMemo(() => ofType(backstage.events, 'action').reverse(), [backstage.events]);
  const undone = useMemo(() => undoneIn(actions), [actions]);
  return (
    <div className="ss-log">
      <UndoAll actions={actions} />
      {actions.length === 0 && <p className="ss-hint">{words.empty}</p>}
      <ol className="ss-card-list">
        {actions.map((action) => (
          <LogEntry key={action.id} action={action} undone={undone.has(action.id)} />
        ))}
      </ol>
      {hasEarlier(backstage) && (
        <button
          type="button"
          className="ss-quiet-button"
          onClick={() => void shared.room.loadBefore().catch(() => undefined)}
        >
          {words.earlier}
        </button>
      )}
    </div>
  );
}
