import { useRoomPart } from '../hooks/use-room.js';
import { PinIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import { Nickname } from '../nickname/nickname.js';
import { useSetting } from '../setting.js';
import { MessageText } from '../text/message-text.js';

export function PinnedMessage() {
  const { strings } = useLanguage();
  const pinned = useRoomPart(useSetting().room, ({ room }) => room?.pinned);
  if (!pinned) return null;
  return (
    <section className="ss-pinned" aria-label={strings.chat.pinned}>
      <PinIcon />
      <p>
        <Nickname user={pinned.user}>{pinned.user.nickname}</Nickname> <MessageText text={pinned.text} />
      </p>
    </section>
  );
}
