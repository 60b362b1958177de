import { useId } from 'react';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';
import { ModeratorIcon } from '../icons.js';
import { useSaid } from '../use-said.js';

/** The one to reach for without thinking. */
export function RaidSwitch({ on }: { on: boolean }) {
  const { room: words } = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const hint = useId();
  return (
    <div className="ss-raid">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={hint}
        onClick={() => void act(moderation.update({ raid: !on }), said('update'))}
      >
        <ModeratorIcon />
        {words.raid}
      </button>
      <p id={hint} className="ss-hint">
        {words.raidHint}
      </p>
    </div>
  );
}
