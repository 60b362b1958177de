import { useId } from 'react';
import type { RoomModes } from '../../../index.js';
import { useLanguage } from '../../language/language.js';
import { useDeskWords } from '../use-desk-words.js';
import { useModes } from './use-modes.js';

/** Seconds for `slow` and `delay`, minutes for the others. */
const CHOICES = {
  slow: [3, 5, 10, 30, 60, 120, 300],
  followersOnly: [0, 10, 60, 1440, 7 * 1440, 30 * 1440],
  newAccounts: [10, 60, 1440, 7 * 1440, 30 * 1440],
  delay: [2, 4, 6],
};

type TimedMode = keyof typeof CHOICES;

export function ModeTimes({ modes }: { modes: RoomModes }) {
  const { formatMinutes } = useLanguage();
  const { room: words } = useDeskWords();
  const set = useModes(modes);
  const name = (mode: TimedMode, value: number) => {
    if (mode === 'slow' || mode === 'delay') return words.seconds(value);
    return value === 0 ? words.followersAny : formatMinutes(value);
  };
  return (Object.keys(CHOICES) as TimedMode[]).map((mode) => (
    <TimeChoice
      key={mode}
      label={words[mode]}
      value={modes[mode]}
      choices={CHOICES[mode]}
      name={(value) => name(mode, value)}
      onChange={(value) => set({ [mode]: value })}
    />
  ));
}

interface ChoiceProps {
  label: string;
  value: number | undefined;
  choices: readonly number[];
  name: (value: number) => string;
  onChange: (value: number | undefined) => void;
}

function TimeChoice({ label, value, choices, name, onChange }: ChoiceProps) {
  const { off } = useDeskWords().room;
  const id = useId();
  // The host, or another client, may have set one that is not offered here.
  const all = value === undefined || choices.includes(value) ? choices : [...choices, value].sort(byNumber);
  return (
    <div className="ss-field-row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
      >
        <option value="">{off}</option>
        {all.map((choice) => (
          <option key={choice} value={choice}>
            {name(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

const byNumber = (a: number, b: number) => a - b;
