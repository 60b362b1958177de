import { ask, find, onSubmit, tell } from './site.js';
import { showChat } from './chat.js';

const { user } = await ask('GET', 'session');
find('#sign-in').hidden = user !== undefined;
find('#signed-in').hidden = user === undefined;
find('#signed-in b').textContent = user?.name ?? '';
onSubmit('#sign-in', async ({ name }) => {
  await ask('POST', 'session', { name });
  location.reload();
});
onSubmit('#signed-in', async () => {
  await ask('DELETE', 'session');
  location.reload();
});

const streams = await ask('GET', 'streams');
const id = location.hash.slice(1);
addEventListener('hashchange', () => location.reload());
if (id) showStream(streams.find((stream) => stream.id === id));
else showStreams();

function showStream(stream) {
  if (!stream) return tell('This stream has ended.');
  find('#stream').hidden = false;
  find('#stream h1').textContent = `${stream.owner.name}: ${stream.title}`;
  showChat(id, user !== undefined);
}

function showStreams() {
  find('#streams').hidden = false;
  find('#go-live').hidden = user === undefined;
  find('#streams ul').replaceChildren(...streams.map(link));
  onSubmit('#go-live', async ({ title }) => {
    const stream = await ask('POST', 'streams', { title });
    location.hash = stream.id;
  });
}

function link({ id, title, owner }) {
  const item = document.createElement('li');
  const anchor = Object.assign(document.createElement('a'), { href: `#${id}`, textContent: title });
  item.append(anchor, ` by ${owner.name}`);
  return item;
}
