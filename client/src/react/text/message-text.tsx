import { useReach } from '../list/reach.js';
import { useSetting } from '../setting.js';
import { tokens, type Token } from './tokens.js';

interface Props {
  text: string;
  /** The viewer's, to mark where the message speaks to him. */
  nickname?: string;
}

/** What somebody wrote, with its links, emotes and mentions. */
export function MessageText({ text, nickname }: Props) {
  const { emotes } = useSetting();
  const tabIndex = useReach();
  return (
    <span className="ss-text">
      {tokens(text, emotes, nickname).map((token, index) => piece(token, index, tabIndex))}
    </span>
  );
}

function piece(token: Token, index: number, tabIndex: number | undefined) {
  switch (token.kind) {
    case 'text':
      return token.text;
    case 'link':
      return (
        <a
          key={index}
          href={token.href}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          tabIndex={tabIndex}
        >
          {token.text}
        </a>
      );
    case 'emote':
      return <img key={index} className="ss-emote" src={token.url} alt={token.text} title={token.text} />;
    case 'mention':
      return (
        <mark key={index} className="ss-mention">
          {token.text}
        </mark>
      );
  }
}
