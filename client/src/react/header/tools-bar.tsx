import { useLanguage } from '../language/language.js';
import { useDeskPlace } from '../moderation/desk-context.js';
import { Bar } from './bar.js';

/** For a moderator whose tools did not come. */
export function ToolsBar() {
  const { chat, putOut } = useLanguage().strings;
  const loadAgain = useDeskPlace()?.loadAgain;
  if (!loadAgain) return null;
  return (
    <Bar tone="ss-bad" text={chat.toolsMissing}>
      <button type="button" className="ss-text-button" onClick={loadAgain}>
        {putOut.askAgain}
      </button>
    </Bar>
  );
}
