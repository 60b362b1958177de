/** What becomes of a message that is about to be sent, by whoever is asked before it is committed. */
export type Verdict =
  | { do: 'allow' }
  /** It is sent with this text instead. */
  | { do: 'change'; text: string }
  /** Its sender is told `text_blocked`, with the message where there is one. */
  | { do: 'refuse'; message?: string }
  /** It waits for a moderator, who is told why. */
  | { do: 'hold'; why: string }
  /** It is refused, and its sender may not write in the room for so long. */
  | { do: 'timeout'; seconds: number; why: string };
