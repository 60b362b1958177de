import type { MouseEventHandler, ReactNode } from 'react';

interface Props {
  label: string;
  onClick: MouseEventHandler<HTMLElement>;
  children: ReactNode;
}

/** A picture on a button beside a message: Tab goes there from the message. */
export function ToolButton({ label, onClick, children }: Props) {
  return (
    <button type="button" onClick={onClick} aria-label={label} title={label}>
      {children}
    </button>
  );
}
