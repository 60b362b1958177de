import { useRoomPart } from '../hooks/use-room.js';
import { useLanguage } from '../language/language.js';
import type { ViewerStrings } from '../language/en.js';
import type { RoomModes, You } from '../../index.js';
import { useSetting } from '../setting.js';

/** So that a rule of the room surprises nobody; who may bypass it need not know. */
export function ModeNote() {
  const { strings } = useLanguage();
  const { room } = useSetting();
  const modes = useRoomPart(room, (snapshot) => snapshot.room?.modes);
  const you = useRoomPart(room, (snapshot) => snapshot.you);
  const note = modes && noteOn(modes, you, strings);
  return (
    note && (
      <span className="ss-mode" title={note.title}>
        {note.text}
      </span>
    )
  );
}

/** The rule that matters most to whoever wants to write. */
function noteOn(
  modes: RoomModes,
  you: You | undefined,
  { composer, errors }: ViewerStrings,
): { text: string; title?: string } | undefined {
  if (you?.can.includes('bypass')) return undefined;
  if (modes.frozen) return { text: errors.frozen };
  if (modes.membersOnly && you?.kind !== 'member') return { text: errors.members_only };
  if (modes.emoteOnly) return { text: errors.emote_only };
  if (modes.slow !== undefined)
    return { text: composer.slowMode(modes.slow), title: composer.slowModeTitle(modes.slow) };
  return undefined;
}
