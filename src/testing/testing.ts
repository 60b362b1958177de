export { chatAt } from './chat-at.js';
export { patience } from './patience.js';
export { Refusal } from './refusal.js';
export { signToken, TEST_SECRET, type Signing } from './sign-token.js';
export { startApp } from './start-app.js';
export { startChat } from './start-chat.js';
export type { TestChat } from './test-chat.js';
export { TestClient, type ClientOptions } from './test-client.js';
