import { ChatProvider } from '../src/react/index.js';
import { readAddress } from './address.js';
import { Moderate } from './moderate/moderate.js';
import { readSettings } from './settings.js';
import { show, showTheme } from './show.js';
import { takenToken } from './taken-token.js';
import '../src/react/styles/style.css';
import './page.css';
import './moderate/moderate.css';

const address = readAddress();
const { path, namespace } = readSettings();
const token = takenToken(address);

document.documentElement.lang = address.language;
showTheme(address.theme);
show(
  <ChatProvider path={path} namespace={namespace} token={token} locale={address.language}>
    <Moderate {...address} />
  </ChatProvider>,
);
