/** All that moderators are shown and viewers are not: loaded as one, see `LoadTools`. */
export { DeskButton } from './desk-button.js';
export { DeskPanels } from './desk-panels.js';
export { MessageTools } from './message-tools.js';
export { OutcomeBar } from './outcome-bar.js';
export { OwnDesk } from './own-desk.js';
