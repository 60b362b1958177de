import { ChatProvider } from '../src/react/index.js';
import { readAddress } from './address.js';
import { Overlay } from './overlay/overlay.js';
import { readLook } from './overlay/look.js';
import { readSettings } from './settings.js';
import { show, showTheme } from './show.js';
import './overlay/overlay.css';

/** What scrolls out of the picture is of no use. */
const KEEP = 100;

const { room, theme, language, token, query } = readAddress();
const { path, namespace } = readSettings();

document.documentElement.lang = language;
document.title = room;
// Over a picture, which knows no theme, light text is read best.
showTheme(query.has('theme') ? theme : 'dark');
show(
  <ChatProvider path={path} namespace={namespace} token={token} locale={language} keep={KEEP}>
    <Overlay room={room} language={language} look={readLook(query)} />
  </ChatProvider>,
);
