import { useId, useState } from 'react';
import { useLanguage } from '../../language/language.js';
import { useDeskWords } from '../use-desk-words.js';

/** 1, 10 minutes; 1 hour; 1, 7, 14 days. */
const MINUTES = [1, 10, 60, 1440, 7 * 1440, 14 * 1440];
const USUAL = 10;

export function TimeoutDeed({ onTimeout }: { onTimeout: (seconds: number) => void }) {
  const { formatMinutes } = useLanguage();
  const { card: words } = useDeskWords();
  const [minutes, setMinutes] = useState(USUAL);
  const id = useId();
  return (
    <div className="ss-field-row">
      <label htmlFor={id}>{words.timeoutFor}</label>
      <select id={id} value={minutes} onChange={({ target }) => setMinutes(Number(target.value))}>
        {MINUTES.map((value) => (
          <option key={value} value={value}>
            {formatMinutes(value)}
          </option>
        ))}
      </select>
      <button type="button" className="ss-quiet-button" onClick={() => onTimeout(minutes * 60)}>
        {words.timeout}
      </button>
    </div>
  );
}
