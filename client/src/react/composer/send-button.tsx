import { ClockIcon, SendIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';

interface Props {
  /** How long one still has to wait. */
  seconds: number;
  /** There is nothing that could be sent. */
  idle: boolean;
}

/** `aria-disabled`, not `disabled`: a button that falls out of reach takes the focus with it. */
export function SendButton({ seconds, idle }: Props) {
  const { strings } = useLanguage();
  return (
    <button
      type="submit"
      className="ss-send-button"
      aria-label={strings.composer.send}
      title={strings.composer.send}
      aria-disabled={seconds > 0 || idle}
    >
      {seconds > 0 ? (
        // More than two digits have no room on it; the note above says how long.
        seconds > 99 ? (
          <ClockIcon />
        ) : (
          <span aria-hidden="true">{seconds}</span>
        )
      ) : (
        <SendIcon />
      )}
    </button>
  );
}
