import { Widget } from '../src/widget/widget.js';
import { readAddress } from './address.js';
import { RoomTitle } from './room-title.js';
import { readSettings } from './settings.js';
import { show, showTheme } from './show.js';
import { takenToken } from './taken-token.js';
import '../src/widget/viewer.css';
import './page.css';

const address = readAddress();
const { room, theme, language } = address;
const { path, namespace } = readSettings();

document.documentElement.lang = language;
showTheme(theme);
show(
  <Widget
    room={room}
    theme={theme}
    language={language}
    token={takenToken(address)}
    path={path}
    namespace={namespace}
    place={document}
    tell={() => undefined}
  >
    <RoomTitle room={room} language={language} />
  </Widget>,
);
