import { memo } from 'react';
import { ThemeButton } from './theme/theme-button.js';

export const TopBar = memo(function TopBar() {
  return (
    <header className="top-bar">
      <span className="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="M7 12c4-3 5 3 9 0s5 3 9 0M7 20c4-3 5 3 9 0s5 3 9 0" />
        </svg>
        Streamside
      </span>
      <ThemeButton />
    </header>
  );
});
