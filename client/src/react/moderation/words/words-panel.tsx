import { useState } from 'react';
import { useDeskWords } from '../use-desk-words.js';
import { ListEditor } from './list-editor.js';
import { useLists } from './use-lists.js';

/** The words that the room does not want, list by list. */
export function WordsPanel() {
  const { words } = useDeskWords();
  const lists = useLists();
  const [adds, setAdds] = useState(false);
  return (
    <div className="ss-words">
      <p className="ss-hint">{words.hint}</p>
      {lists?.length === 0 && !adds && <p>{words.none}</p>}
      {lists?.map((list) => (
        <details key={list.name}>
          <summary>
            {list.name} · {words.actions[list.action]}
          </summary>
          <ListEditor list={list} />
        </details>
      ))}
      {adds ? (
        <ListEditor onSaved={() => setAdds(false)} />
      ) : (
        <button type="button" className="ss-quiet-button" onClick={() => setAdds(true)}>
          {words.add}
        </button>
      )}
    </div>
  );
}
