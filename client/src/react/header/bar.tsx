import type { ReactNode } from 'react';

/** Between the header and the messages: something is not as it should be. */
export function Bar({ tone, text, children }: { tone: string; text: string; children?: ReactNode }) {
  return (
    <div className={`ss-connection-bar ${tone}`} role="status">
      <span>{text}</span>
      {children}
    </div>
  );
}
