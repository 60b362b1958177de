import { useCallback } from 'react';
import { ChatClientError, type Limits, type MessageEvent } from '../../index.js';
import { useSend } from '../hooks/use-send.js';
import type { DraftChange } from './draft.js';

interface Sending {
  room: string;
  limits: Limits | undefined;
  replyTo: MessageEvent | undefined;
  change: (change: DraftChange) => void;
  onReplyTo: (event: MessageEvent | undefined) => void;
  refuse: (error: ChatClientError) => void;
  onSending: () => void;
}

export const codePoints = (text: string): number => [...text].length;

/** Empties the field at once and, if the message is not taken, puts it back: a draft is never lost. */
export function useSending({ room, limits, replyTo, change, onReplyTo, refuse, onSending }: Sending) {
  const send = useSend(room);
  return useCallback(
    (text: string) => {
      if (!text || (limits && codePoints(text) > limits.text)) return;
      change(() => '');
      onReplyTo(undefined);
      onSending();
      send(text, { replyTo: replyTo?.id }).catch((error: unknown) => {
        change((since) => (since ? `${text}\n${since}` : text));
        onReplyTo(replyTo);
        refuse(ChatClientError.from(error));
      });
    },
    [send, limits, replyTo, change, onReplyTo, refuse, onSending],
  );
}
