import { useCallback, useEffect, useId, useRef, type ReactNode } from 'react';

interface Props {
  title: string;
  className?: string;
  /** Closed, by a button or by Escape. */
  onClosed: () => void;
  children: (close: () => void) => ReactNode;
}

/** Open for as long as it is there. */
export function Dialog({ title, className, onClosed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const close = useCallback(() => dialog.current?.close(), []);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className ? `ss-dialog ${className}` : 'ss-dialog'}
      aria-labelledby={heading}
      onClose={onClosed}
    >
      <h2 id={heading}>{title}</h2>
      {children(close)}
    </dialog>
  );
}
