import { useChosenLanguage } from '../../src/react/language/language.js';
import { forgetToken } from '../taken-token.js';
import type { Standing } from './use-standing.js';
import { wordsIn } from './words.js';

interface Props {
  room: string;
  language: string;
  standing: Exclude<Standing, 'moderator'>;
}

/** For whoever may not moderate here: why, what helps, and the way to where viewers chat. */
export function NotYours({ room, language, standing }: Props) {
  const { sentence } = useChosenLanguage(language);
  const words = wordsIn(language);
  const isRefused = standing !== 'nobody' && standing.code === 'unauthorized';
  return (
    <section className="not-yours" role="status">
      <p className="why">{standing === 'nobody' ? words.notYours : sentence(standing)}</p>
      {(isRefused || standing === 'nobody') && <p>{words.byTheLink}</p>}
      {standing === 'nobody' && <p>{words.byItself}</p>}
      <a
        className="ss-main-button"
        href={`../popout/${room}${location.search}`}
        // A chat that refuses the same token would be no way on.
        onClick={() => isRefused && forgetToken(room)}
      >
        {words.toTheChat}
      </a>
    </section>
  );
}
