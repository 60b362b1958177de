import { createRoot } from 'react-dom/client';
import { ChatProvider, LiveChat } from '../../src/react/index.js';
import '../../src/react/styles/style.css';
import './page.css';
import { PlainList } from './plain-list.js';
import { Probe } from './probe.js';

const asked = new URLSearchParams(location.search);
const server = asked.get('server') ?? '';
const room = asked.get('room') ?? '';

function streamside() {
  return (
    <ChatProvider url={server}>
      <LiveChat room={room} language="en" />
    </ChatProvider>
  );
}

const LISTS = {
  streamside: { list: streamside, row: '.ss-message' },
  plain: { list: () => <PlainList server={server} room={room} />, row: '.plain-list li' },
  bounded: { list: () => <PlainList server={server} room={room} keep={500} />, row: '.plain-list li' },
};

declare global {
  interface Window {
    /** What the runner asks. */
    probe: Probe;
  }
}

const { list, row } = LISTS[asked.get('list') as keyof typeof LISTS];
const page = document.getElementById('page');
if (page) createRoot(page).render(list());
window.probe = new Probe(row);
