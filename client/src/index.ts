export { ChatClient, type ClientSnapshot } from './chat-client.js';
export { ChatClientError } from './chat-client-error.js';
export { ChatRoom, type RoomRequest } from './chat-room.js';
export type { ConnectionState } from './connection.js';
export type { ChatClientOptions, TokenStorage, Transport } from './options.js';
export { roomReducer, type RoomAction } from './room-reducer.js';
export {
  hasEarlier,
  newRoomSnapshot,
  type PendingMessage,
  type RoomSnapshot,
  type RoomStatus,
  type Visit,
} from './room-snapshot.js';
export { ERRORS, type ErrorCode } from '../../src/contract/errors.js';
export type * from '../../src/contract/wire.js';
