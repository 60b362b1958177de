import { useState } from 'react';
import { ChatClientError } from '../../src/index.js';
import { sentence } from '../language/format.js';
import { client } from '../session.js';

/** Asks for a nickname; what the server has against it stays until the next try. */
export function useRename(onDone: () => void) {
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
