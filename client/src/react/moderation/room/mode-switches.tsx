import type { RoomModes } from '../../../index.js';
import { useLanguage } from '../../language/language.js';
import { useModes } from './use-modes.js';

const SWITCHES = ['frozen', 'membersOnly', 'subscribersOnly', 'emoteOnly', 'unique', 'noLinks'] as const;

export function ModeSwitches({ modes }: { modes: RoomModes }) {
  const { strings } = useLanguage();
  const set = useModes(modes);
  return SWITCHES.map((mode) => (
    <label className="ss-switch" key={mode}>
      <input
        type="checkbox"
        role="switch"
        checked={modes[mode] ?? false}
        onChange={({ target }) => set({ [mode]: target.checked ? true : undefined })}
      />
      {strings.modes[mode]}
    </label>
  ));
}
