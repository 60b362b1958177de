import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { strings } from '../language/language.js';
import { room } from '../session.js';

interface Props {
  there: boolean;
  empty: boolean;
  /** Whether the server can be asked. */
  ready: boolean;
  list: RefObject<HTMLElement | null>;
}

/** The head of the list: loads what came before when one scrolls up to it, or by its button. */
export function EarlierMessages({ there, empty, ready, list }: Props) {
  const [loading, setLoading] = useState(false);
  const head = useRef<HTMLLIElement>(null);

  const load = useCallback(() => {
    setLoading(true);
    room
      .loadBefore()
      .catch(() => {})
      .finally(() => setLoading(false));
  }, []);

  useEffect(() => {
    if (!there || !ready || loading || !head.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && isScrollable(list.current)) load();
      },
      { root: list.current },
    );
    observer.observe(head.current);
    return () => observer.disconnect();
  }, [there, ready, loading, load, list]);

  if (there)
    return (
      <li className="list-head" ref={head}>
        <button type="button" className="quiet-button" onClick={load} disabled={loading || !ready}>
          {loading ? strings.list.loading : strings.list.earlier}
        </button>
      </li>
    );
  if (!ready && empty) return null;
  return (
    <li className={empty ? 'list-head empty' : 'list-head'}>
      {empty ? (
        <>
          <b>{strings.list.empty}</b>
          <span>{strings.list.emptyHint}</span>
        </>
      ) : (
        strings.list.start
      )}
    </li>
  );
}

/** A list that is shorter than its frame shows its head without anybody having scrolled there. */
function isScrollable(list: HTMLElement | null): boolean {
  return list !== null && list.scrollHeight > list.clientHeight;
}
