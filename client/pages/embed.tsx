import { useEffect, useState } from 'react';
import { Widget } from '../src/widget/widget.js';
import { readAddress } from './address.js';
import { HostPage } from './host-page.js';
import { HostTokens } from './host-tokens.js';
import { RoomTitle } from './room-title.js';
import { readSettings } from './settings.js';
import { show, showTheme } from './show.js';
import '../src/widget/viewer.css';
import './page.css';

const address = readAddress();
const { path, namespace, frameAncestors } = readSettings();
const host = new HostPage(frameAncestors);
const tokens = new HostTokens(() => host.wantToken());

function Embed() {
  const [theme, setTheme] = useState(address.theme);
  const [isMember, setIsMember] = useState(false);
  useEffect(() => showTheme(theme), [theme]);
  useEffect(
    () =>
      host.listen({
        theme: setTheme,
        token: (token) => {
          tokens.give(token);
          setIsMember(token !== null);
        },
      }),
    [],
  );
  return (
    <Widget
      room={address.room}
      theme={theme}
      language={address.language}
      token={isMember ? tokens.next : address.token}
      path={path}
      namespace={namespace}
      place={document}
      tell={host.tell}
    >
      <RoomTitle room={address.room} language={address.language} />
    </Widget>
  );
}

document.documentElement.lang = address.language;
show(<Embed />);
