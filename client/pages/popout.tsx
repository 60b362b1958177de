import { Widget } from '../src/widget/widget.js';
import { readAddress } from './address.js';
import { readSettings } from './settings.js';
import { show, showTheme } from './show.js';
import '../src/widget/viewer.css';
import './page.css';

const { room, theme, language, token } = readAddress();
const { path, namespace } = readSettings();

document.documentElement.lang = language;
document.title = room;
showTheme(theme);
show(
  <Widget
    room={room}
    theme={theme}
    language={language}
    token={token}
    path={path}
    namespace={namespace}
    place={document}
    tell={() => undefined}
  />,
);
