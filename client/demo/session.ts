import { ChatClient } from '../src/index.js';
import { readAddress } from './address.js';
import { language } from './language/language.js';

const { room: roomId, token, transports } = readAddress();

/** The page's one connection and one room; they live as long as the page does. */
export const client = new ChatClient({ locale: language, token, transports });
export const room = client.room(roomId);
export const hasHostToken = token !== undefined;
