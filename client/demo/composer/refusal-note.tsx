import { sentence } from '../language/format.js';
import { strings } from '../language/language.js';
import type { Refusal } from './use-refusal.js';

interface Props {
  refusal: Refusal | undefined;
  seconds: number;
}

/** The reason is read out once; the seconds that count down are for the eye. */
export function RefusalNote({ refusal, seconds }: Props) {
  return (
    <div className="refusal" id="refusal" role="status">
      {refusal && (
        <p>
          {sentence(refusal)}
          {seconds > 0 && <span aria-hidden="true"> {strings.composer.again(seconds)}</span>}
          {seconds === 0 && refusal.until !== undefined && ` ${strings.composer.ready}`}
        </p>
      )}
      {refusal?.waitMs !== undefined && (
        <span
          className="cooldown"
          aria-hidden="true"
          key={refusal.until}
          style={{ animationDuration: `${refusal.waitMs}ms` }}
        />
      )}
    </div>
  );
}
