import { useLanguage } from '../language/language.js';
import type { Refusal } from './use-refusal.js';

interface Props {
  id: string;
  refusal: Refusal | undefined;
  seconds: number;
}

/** The reason is read out once; the seconds that count down are for the eye. */
export function RefusalNote({ id, refusal, seconds }: Props) {
  const { strings, sentence } = useLanguage();
  return (
    <div className="ss-refusal" id={id} role="status">
      {refusal && (
        <p>
          {sentence(refusal)}
          {seconds > 0 && <span aria-hidden="true"> {strings.composer.again(seconds)}</span>}
          {seconds === 0 && refusal.until !== undefined && ` ${strings.composer.ready}`}
        </p>
      )}
      {refusal?.waitMs !== undefined && (
        <span
          className="ss-cooldown"
          aria-hidden="true"
          key={refusal.until}
          style={{ animationDuration: `${refusal.waitMs}ms` }}
        />
      )}
    </div>
  );
}
