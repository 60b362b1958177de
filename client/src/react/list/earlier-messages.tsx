import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useSession } from '../session/session-context.js';
import { useLanguage } from '../language/language.js';
import { useSetting } from '../setting.js';

interface Props {
  /** Rows that are there and not drawn. */
  hidden: boolean;
  showMore: () => void;
  /** Whether the server has earlier ones. */
  there: boolean;
  empty: boolean;
  /** Whether the server can be asked. */
  ready: boolean;
  list: RefObject<HTMLElement | null>;
}

/** The head of the list: brings what came before when one scrolls up to it, or by its button. */
export function EarlierMessages({ hidden, showMore, there, empty, ready, list }: Props) {
  const { strings } = useLanguage();
  const shared = useSession().room(useSetting().room);
  const [loading, setLoading] = useState(false);
  const head = useRef<HTMLLIElement>(null);
  const able = hidden || (there && ready);

  const bring = useCallback(() => {
    if (hidden) return showMore();
    setLoading(true);
    shared
      .loadBefore()
      .catch(() => {})
      .finally(() => setLoading(false));
  }, [hidden, showMore, shared]);

  const latest = useRef(bring);
  latest.current = bring;
  useEffect(() => {
    if (!able || loading || !head.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && isScrollable(list.current)) latest.current();
      },
      { root: list.current },
    );
    observer.observe(head.current);
    return () => observer.disconnect();
  }, [able, hidden, loading, list]);

  if (hidden || there)
    return (
      <li className="ss-list-head" ref={head}>
        <button type="button" className="ss-quiet-button" onClick={bring} disabled={loading || !able}>
          {loading ? strings.list.loading : strings.list.earlier}
        </button>
      </li>
    );
  if (!ready && empty) return null;
  return (
    <li className={empty ? 'ss-list-head ss-empty' : 'ss-list-head'}>
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
