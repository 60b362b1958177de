export { ChatAdapter } from './chat/chat.adapter.js';
export { ChatError } from './chat/chat-error.js';
export { ChatModule } from './chat/chat.module.js';
export type { ChatModuleOptions } from './chat/chat-options.js';
export { ERRORS, type ErrorCode } from './contract/errors.js';
export type * from './contract/wire.js';
export { Feed } from './feed/feed.js';
export { MessagesService } from './messages/messages.service.js';
export { RoomsService } from './rooms/rooms.service.js';
