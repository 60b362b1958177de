import { useId, useRef } from 'react';
import type { ActionEvent, Person } from '../../../index.js';
import { useRoomPart } from '../../hooks/use-room.js';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';

/** For the day on which somebody's account was stolen: an owner takes back all that it did of late. */
export function UndoAll({ actions }: { actions: readonly ActionEvent[] }) {
  const { log } = useDeskWords();
  const { room, moderation, act } = useOwnDesk();
  const you = useRoomPart(room, (snapshot) => snapshot.you?.id);
  const chosen = useRef<HTMLSelectElement>(null);
  const id = useId();
  const doers = doersIn(actions).filter((doer) => moderation.can.appoint || doer.id === you);
  if (doers.length === 0) return null;

  const undoAll = () => {
    const moderator = chosen.current?.value ?? '';
    void act(moderation.undoAll({ moderator }), ({ undone }) => log.undoneAll(undone));
  };
  return (
    <div className="ss-field-row">
      <label htmlFor={id}>{log.undoAllOf}</label>
      <select id={id} ref={chosen}>
        {doers.map((doer) => (
          <option key={doer.id} value={doer.id}>
            {doer.id === you ? log.you : (doer.nickname ?? log.somebody)}
          </option>
        ))}
      </select>
      <button type="button" className="ss-quiet-button" onClick={undoAll}>
        {log.undoAll}
      </button>
    </div>
  );
}

function doersIn(actions: readonly ActionEvent[]): Person[] {
  const doers = new Map<string, Person>();
  for (const { by, kind } of actions) if (by && kind !== 'undo' && !doers.has(by.id)) doers.set(by.id, by);
  return [...doers.values()];
}
