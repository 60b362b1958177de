import { SendIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';

interface Props {
  /** How long one still has to wait. */
  seconds: number;
  empty: boolean;
}

/** `aria-disabled`, not `disabled`: a button that falls out of reach takes the focus with it. */
export function SendButton({ seconds, empty }: Props) {
  const { strings } = useLanguage();
  return (
    <button
      type="submit"
      className="ss-send-button"
      aria-label={strings.composer.send}
      title={strings.composer.send}
      aria-disabled={seconds > 0 || empty}
    >
      {seconds > 0 ? (
        <span aria-hidden="true">{seconds > 99 ? `${Math.ceil(seconds / 60)}m` : seconds}</span>
      ) : (
        <SendIcon />
      )}
    </button>
  );
}
