import { useRoomPart } from '../hooks/use-room.js';
import { useLanguage } from '../language/language.js';
import { modeNames } from '../language/mode-names.js';
import { useSetting } from '../setting.js';

/** What the room is stricter about, so that no refusal comes as a surprise. Slow mode stands by the composer. */
export function RoomModes() {
  const language = useLanguage();
  const { room } = useSetting();
  const modes = useRoomPart(room, (snapshot) => snapshot.room?.modes);
  const raid = useRoomPart(room, (snapshot) => snapshot.room?.raid !== undefined);
  const { strings } = language;
  const names = [...(raid ? [strings.modes.raid] : []), ...modeNames(modes ?? {}, language)];
  return (
    <div className="ss-room-modes" role="status" aria-label={strings.modes.label}>
      {names.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  );
}
