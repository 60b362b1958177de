import type { RoomModes } from '../../index.js';
import type { Language } from './language.js';

/** The modes in force as viewers read them; slow mode has words of its own. */
export function modeNames(
  { followersOnly, newAccounts, delay, ...modes }: RoomModes,
  { strings, formatMinutes }: Language,
): string[] {
  const names: string[] = SWITCHES.filter((mode) => modes[mode]).map((mode) => strings.modes[mode]);
  if (followersOnly !== undefined)
    names.push(strings.modes.followersOnly(followersOnly > 0 && formatMinutes(followersOnly)));
  if (newAccounts !== undefined) names.push(strings.modes.newAccounts(formatMinutes(newAccounts)));
  if (delay !== undefined) names.push(strings.modes.delay(delay));
  return names;
}

const SWITCHES = ['frozen', 'membersOnly', 'subscribersOnly', 'emoteOnly', 'unique', 'noLinks'] as const;
