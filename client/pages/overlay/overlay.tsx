import { useMemo, useState, type CSSProperties } from 'react';
import type { FeedPosition } from '../../src/index.js';
import {
  Badge,
  ChatHeader,
  Composer,
  ConnectionBar,
  MessageBody,
  useRoom,
  type Parts,
} from '../../src/react/index.js';
import { LanguageProvider, useChosenLanguage } from '../../src/react/language/language.js';
import { SettingProvider } from '../../src/react/setting.js';
import type { Look } from './look.js';
import { shownMessages } from './shown.js';

const PARTS: Parts = {
  Header: ChatHeader,
  Status: ConnectionBar,
  Message: MessageBody,
  MessageActions: () => null,
  Badge,
  Composer,
};
const NO_EMOTES = {};

interface Props {
  room: string;
  language: string;
  look: Look;
}

/** What is said, over a streamer's picture: nothing else is on the air, not even that a connection is lost. */
export function Overlay({ room, language, look }: Props) {
  const spoken = useChosenLanguage(language);
  const setting = useMemo(() => ({ room, emotes: NO_EMOTES, parts: PARTS }), [room]);
  return (
    <LanguageProvider value={spoken}>
      <SettingProvider value={setting}>
        <main className="streamside overlay" style={styleOf(look)} aria-label={spoken.strings.list.label}>
          <Lines room={room} look={look} />
        </main>
      </SettingProvider>
    </LanguageProvider>
  );
}

function Lines({ room, look }: Pick<Props, 'room' | 'look'>) {
  const { events, joinedAt } = useRoom(room);
  const [faded, setFaded] = useState<FeedPosition>();
  // What was said before the overlay was there has faded, where anything fades. Another log counts anew.
  if (joinedAt && faded?.epoch !== joinedAt.epoch)
    setFaded({ epoch: joinedAt.epoch, seq: look.fade > 0 ? joinedAt.seq : 0 });
  if (faded === undefined) return null;
  return (
    <ol>
      {shownMessages(events, faded.seq, look).map((event) => (
        <li
          key={event.id}
          onAnimationEnd={({ animationName }) => {
            if (animationName === 'fade')
              setFaded((last) => last && { ...last, seq: Math.max(last.seq, event.seq) });
          }}
        >
          <MessageBody event={event} quote={undefined} nickname={undefined} showTime={false} />
        </li>
      ))}
    </ol>
  );
}

function styleOf({ size, font, fade }: Look): CSSProperties {
  const style: Record<`--${string}`, string> = {
    '--overlay-size': `${size}px`,
    '--overlay-fade': fade > 0 ? `fade 1s ${fade}s forwards` : 'none',
  };
  if (font) style['--streamside-font'] = `"${font}", sans-serif`;
  return style;
}
