import { useEffect, useState } from 'react';
import { LinkIcon } from '../icons.js';
import { strings } from '../language/language.js';

const TOLD_MS = 2000;

export function ShareButton() {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  // The clipboard is there on secure pages only, and not on a phone that opens a LAN address.
  if (!navigator.clipboard) return null;
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => setCopied(true));
  return (
    <button type="button" className="ss-quiet-button" onClick={copy}>
      <LinkIcon />
      <span aria-live="polite">{copied ? strings.stream.shared : strings.stream.share}</span>
    </button>
  );
}
