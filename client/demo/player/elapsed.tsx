import { formatElapsed } from '../language/format.js';
import { strings } from '../language/language.js';
import { useNow } from '../use-now.js';

/** The generated programme begins anew every three hours, at the same moment for everybody. */
const PROGRAMME_MS = 3 * 3_600_000;

export function Elapsed() {
  return (
    <span className="elapsed" title={strings.stream.elapsed}>
      {formatElapsed(useNow(1000) % PROGRAMME_MS)}
    </span>
  );
}
