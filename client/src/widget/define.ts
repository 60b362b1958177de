import { StreamChat } from './stream-chat.js';

/** Once, however often a page has the script. Not on a server. */
export function defineStreamChat(): void {
  if (!globalThis.customElements || customElements.get('stream-chat')) return;
  customElements.define('stream-chat', StreamChat);
}
