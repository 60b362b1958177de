import { memo } from 'react';
import type { ActionEvent } from '../../../index.js';
import { useLanguage } from '../../language/language.js';
import { useDeskWords } from '../use-desk-words.js';
import { modeNames } from '../../language/mode-names.js';
import { useOwnDesk } from '../desk-context.js';
import { canUndo } from './undone.js';
import { useStory } from './use-story.js';

interface Props {
  action: ActionEvent;
  undone: boolean;
}

/** Who did what to whom, when, for how long and why. */
export const LogEntry = memo(function LogEntry({ action, undone }: Props) {
  const language = useLanguage();
  const { strings, formatTime, formatDate } = language;
  const words = useDeskWords();
  const { moderation, undo } = useOwnDesk();
  const story = useStory()(action);
  const { at, until, reason, message, settings, id } = action;
  const modes = settings?.modes && modeNames(settings.modes, language).join(', ');
  return (
    <li className={undone ? 'ss-log-entry ss-undone' : 'ss-log-entry'}>
      <div>
        <time dateTime={new Date(at).toISOString()} title={formatDate(at)}>
          {formatTime(at)}
        </time>{' '}
        <span>{story}</span>
        {until !== undefined && <span> {words.log.until(formatDate(until))}</span>}
        {reason !== undefined && <p>{strings.reason(reason)}</p>}
        {message && <p className="ss-log-text">{message.text}</p>}
        {modes && <p>{modes}</p>}
      </div>
      {undone && <em>{words.undone}</em>}
      {!undone && canUndo(action, moderation.can.appoint) && (
        <button
          type="button"
          className="ss-text-button"
          aria-label={words.log.undoOf(story)}
          onClick={() => undo(id)}
        >
          {words.undo}
        </button>
      )}
    </li>
  );
});
