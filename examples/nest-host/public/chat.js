import { ChatClient } from '@streamside/client';
import { ask, find, onSubmit } from './site.js';

/** The chat of a stream. A user of the site is known by a token, which is asked for at every connect. */
export function showChat(id, signedIn) {
  const token = signedIn ? async () => (await ask('GET', 'chat-token')).token : undefined;
  const room = new ChatClient({ token }).room(id);
  const show = () => render(room.snapshot());
  room.subscribe(show);
  show();
  onSubmit('.chat form', async ({ text }, form) => {
    form.reset();
    try {
      await room.send(text);
    } catch (error) {
      form.text.value ||= text; // refused: it is not lost
      throw error;
    }
  });
}

function render({ status, error, room, events, pending }) {
  const watching = room?.open ? `${room.viewers} watching` : 'The stream has ended.';
  find('.chat .status').textContent = status === 'live' ? watching : (error?.message ?? status);
  const list = find('.chat ol');
  const atTheEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  list.replaceChildren(
    ...events.flatMap((event) => (event.text === undefined ? [] : line(event.user?.nickname, event.text))),
    ...pending.map(({ text }) => line('…', text, 'pending')),
  );
  if (atTheEnd) list.scrollTop = list.scrollHeight;
}

function line(name = '', text, className = '') {
  const item = Object.assign(document.createElement('li'), { className });
  item.append(Object.assign(document.createElement('b'), { textContent: name }), ` ${text}`);
  return item;
}
