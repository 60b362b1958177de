import { ThemeIcon } from '../icons.js';
import { strings } from '../language/language.js';
import { toggleTheme } from './theme.js';

export function ThemeButton() {
  return (
    <button
      type="button"
      className="ss-icon-button theme-button"
      onClick={toggleTheme}
      aria-label={strings.page.theme}
      title={strings.page.theme}
    >
      <ThemeIcon />
    </button>
  );
}
