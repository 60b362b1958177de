import { defineStreamChat } from './define.js';

export type { ChatEvents } from './events.js';
export { StreamChat, type TokenSource } from './stream-chat.js';

defineStreamChat();
