import { useRoomPart } from '../hooks/use-room.js';
import { ViewersIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import { useSetting } from '../setting.js';

export function Viewers() {
  const { strings, formatCount } = useLanguage();
  const viewers = useRoomPart(useSetting().room, ({ room }) => room?.viewers);
  if (viewers === undefined) return null;
  const words = strings.chat.viewers(String(viewers));
  return (
    <span className="ss-viewers" title={words}>
      <ViewersIcon />
      <span aria-hidden="true">{formatCount(viewers)}</span>
      <span className="ss-unseen">{words}</span>
    </span>
  );
}
