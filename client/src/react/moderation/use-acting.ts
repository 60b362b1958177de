import { useCallback, useState } from 'react';
import { ChatClientError } from '../../index.js';
import { useLanguage } from '../language/language.js';

/** Waits for what was asked, and says what came of it: `what` was done, or why not. */
export type Act = <T>(asked: Promise<T>, what: string | ((reply: T) => string)) => Promise<T | undefined>;

/** What came of the last thing that the moderator did. */
export interface Outcome {
  text: string;
  /** To undo it by. */
  action?: string;
  failed?: true;
}

export function useActing() {
  const { sentence } = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>();
  const act: Act = useCallback(
    async <T>(asked: Promise<T>, what: string | ((reply: T) => string)): Promise<T | undefined> => {
      try {
        const reply = await asked;
        const text = typeof what === 'string' ? what : what(reply);
        setOutcome({ text, action: actionIn(reply) });
        return reply;
      } catch (error) {
        setOutcome({ text: sentence(ChatClientError.from(error)), failed: true });
        return undefined;
      }
    },
    [sentence],
  );
  const forgetOutcome = useCallback(() => setOutcome(undefined), []);
  return { act, outcome, forgetOutcome };
}

function actionIn(reply: unknown): string | undefined {
  const hasAction = typeof reply === 'object' && reply !== null && 'action' in reply;
  return hasAction && typeof reply.action === 'string' ? reply.action : undefined;
}
