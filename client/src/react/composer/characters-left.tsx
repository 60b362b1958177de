import { useLanguage } from '../language/language.js';

const SHOWN_FROM = 100;

/** Silent until the end of the message comes near. @param left less than 0: so many too many */
export function CharactersLeft({ left }: { left: number }) {
  const { strings } = useLanguage();
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
