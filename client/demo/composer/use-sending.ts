import { useCallback } from 'react';
import { ChatClientError, type Limits, type MessageEvent } from '../../src/index.js';
import { room } from '../session.js';

interface Sending {
  limits: Limits | undefined;
  replyTo: MessageEvent | undefined;
  setDraft: (change: (draft: string) => string) => void;
  setReplyTo: (event: MessageEvent | undefined) => void;
  refuse: (error: ChatClientError) => void;
  onSending: () => void;
}

export const codePoints = (text: string): number => [...text].length;

/** Empties the field at once and, if the message is not taken, puts it back: a draft is never lost. */
export function useSending({ limits, replyTo, setDraft, setReplyTo, refuse, onSending }: Sending) {
  return useCallback(
    (text: string) => {
      if (!text || (limits && codePoints(text) > limits.text)) return;
      setDraft(() => '');
      setReplyTo(undefined);
      onSending();
      room.send(text, { replyTo: replyTo?.id }).catch((error: unknown) => {
        setDraft((since) => (since ? `${text}\n${since}` : text));
        setReplyTo(replyTo);
        refuse(ChatClientError.from(error));
      });
    },
    [limits, replyTo, setDraft, setReplyTo, refuse, onSending],
  );
}
