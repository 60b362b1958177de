import type { ReactNode } from 'react';

export function icon(drawing: ReactNode) {
  return function Icon() {
    return (
      <svg className="ss-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {drawing}
      </svg>
    );
  };
}
