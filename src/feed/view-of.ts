import { isModerator } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import type { LogView } from './log-view.js';
import type { RoomLog } from './room-log.js';

/** What the viewer is shown of the room's log, by what it may do there now. */
export function viewOf({ identity }: Viewer, log: RoomLog): LogView {
  return isModerator(identity, log.room) ? log.forModerators : log.forViewers;
}
