import { rolesIn } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { rankOf } from '../moderation/by.js';
import type { LogView } from './log-view.js';
import type { RoomLog } from './room-log.js';

/** What the viewer is shown of the room's log, by what it may do there now. */
export function viewOf({ identity }: Viewer, log: RoomLog): LogView {
  const moderates =
    rankOf(rolesIn(identity, log.room)) > 0 || log.standing.roleOf(identity.id) === 'moderator';
  return moderates ? log.forModerators : log.forViewers;
}
