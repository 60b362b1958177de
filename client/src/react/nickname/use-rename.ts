import { useState } from 'react';
import { ChatClientError } from '../../index.js';
import { useChatClient } from '../hooks/use-chat-client.js';
import { useLanguage } from '../language/language.js';

/** Asks for a nickname; what the server has against it stays until the next try. */
export function useRename(onDone: () => void) {
  const client = useChatClient();
  const { sentence } = useLanguage();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const rename = async (nickname: string) => {
    setSaving(true);
    setProblem(undefined);
    try {
      await client.rename(nickname);
      onDone();
    } catch (error) {
      setProblem(sentence(ChatClientError.from(error)));
    } finally {
      setSaving(false);
    }
  };
  return { saving, problem, rename };
}
