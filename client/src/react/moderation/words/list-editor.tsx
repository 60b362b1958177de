import { useRef, useState, type FormEvent } from 'react';
import type { FilterList, TryFiltersReply } from '../../../index.js';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';
import { ListFields } from './list-fields.js';
import { listIn } from './list-in.js';
import { Tried } from './tried.js';

interface Props {
  /** Absent: a new one. */
  list?: FilterList;
  onSaved?: () => void;
}

/** One list, and what it would have done to what was said of late. */
export function ListEditor({ list, onSaved }: Props) {
  const words = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState<TryFiltersReply>();
  const written = () => form.current && listIn(new FormData(form.current));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const now = written();
    if (!now) return;
    const { name, ...rest } = now;
    const saved = await act(moderation.setFilter({ name, list: rest }), said('filters'));
    if (saved) onSaved?.();
  };
  const tryOut = async () => {
    const now = written();
    if (!now) return;
    const what = (reply: TryFiltersReply) => words.words.tried(reply.messages.length, reply.looked);
    setTried(await act(moderation.tryFilters({ lists: [{ ...now, name: now.name || '?' }] }), what));
  };
  return (
    <form ref={form} className="ss-list-editor" onSubmit={(event) => void save(event)}>
      <ListFields list={list} />
      <div className="ss-buttons">
        <button type="submit" className="ss-main-button">
          {words.words.save}
        </button>
        <button type="button" className="ss-quiet-button" onClick={() => void tryOut()}>
          {words.words.tryOut}
        </button>
        {list && (
          <button
            type="button"
            className="ss-quiet-button"
            onClick={() => void act(moderation.setFilter({ name: list.name }), said('filters'))}
          >
            {words.words.remove}
          </button>
        )}
      </div>
      {tried && <Tried {...tried} />}
    </form>
  );
}
