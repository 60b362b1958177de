import { useLanguage } from '../language/language.js';
import { codePoints } from './use-sending.js';

const SHOWN_FROM = 100;

interface Props {
  draft: string;
  limit: number | undefined;
}

/** Silent until the end of the message comes near. */
export function CharactersLeft({ draft, limit }: Props) {
  const { strings } = useLanguage();
  if (limit === undefined) return null;
  const left = limit - codePoints(draft.trim());
  if (left > SHOWN_FROM) return null;
  return (
    <span className={left < 0 ? 'ss-characters-left ss-over' : 'ss-characters-left'}>
      <span aria-hidden="true">{left}</span>
      <span className="ss-unseen" role="status">
        {left < 0 || left % 25 === 0 ? strings.composer.left(left) : ''}
      </span>
    </span>
  );
}
