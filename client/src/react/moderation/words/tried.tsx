import type { TriedMessage, TryFiltersReply } from '../../../index.js';
import { useDeskWords } from '../use-desk-words.js';

/** What the words would have done: it is seen before it is done to anybody. */
export function Tried({ looked, messages }: TryFiltersReply) {
  const { words } = useDeskWords();
  return (
    <>
      <p>{words.tried(messages.length, looked)}</p>
      <ol className="ss-card-list">
        {messages.map((message) => (
          <li key={message.id}>
            <b>{message.nickname}</b> {marked(message)}
          </li>
        ))}
      </ol>
    </>
  );
}

function marked({ text, hits }: TriedMessage) {
  const parts = [];
  let done = 0;
  for (const { from, to } of [...hits].sort((a, b) => a.from - b.from)) {
    if (from < done) continue;
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>);
    done = to;
  }
  return [...parts, text.slice(done)];
}
