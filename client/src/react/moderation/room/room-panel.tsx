import { useRoomPart } from '../../hooks/use-room.js';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';
import { CapacityForm } from './capacity-form.js';
import { LineForm } from './line-form.js';
import { ModeSwitches } from './mode-switches.js';
import { ModeTimes } from './mode-times.js';
import { RaidSwitch } from './raid-switch.js';

/** What holds in the room, and what is said to all of it. */
export function RoomPanel() {
  const { room: words } = useDeskWords();
  const { room: id, moderation, act } = useOwnDesk();
  const said = useSaid();
  const room = useRoomPart(id, (snapshot) => snapshot.room);
  if (!room) return null;
  const { announce, update, pin, clear } = moderation;
  return (
    <div className="ss-room-panel">
      <RaidSwitch on={room.raid !== undefined} />
      <fieldset>
        <legend>{words.modes}</legend>
        <ModeSwitches modes={room.modes} />
        <ModeTimes modes={room.modes} />
      </fieldset>
      <LineForm
        label={words.announce}
        button={words.announceSend}
        onDone={(text) => act(announce({ text }), said('announce'))}
      />
      <LineForm
        key={room.title}
        label={words.name}
        button={words.nameSave}
        value={room.title}
        onDone={(title) => act(update({ title }), said('update'))}
      />
      <CapacityForm key={room.capacity ?? 'any'} capacity={room.capacity} />
      <label className="ss-switch">
        <input
          type="checkbox"
          role="switch"
          checked={room.open}
          onChange={() => void act(update({ open: !room.open }), said('update'))}
        />
        {words.open}
      </label>
      <div className="ss-buttons">
        {room.pinned && (
          <button type="button" className="ss-quiet-button" onClick={() => void act(pin(), said('pin'))}>
            {words.unpin}
          </button>
        )}
        <button type="button" className="ss-quiet-button" onClick={() => void act(clear(), said('clear'))}>
          {words.clear}
        </button>
      </div>
    </div>
  );
}
