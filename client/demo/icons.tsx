import { icon } from '../src/react/icon.js';

export { ViewersIcon } from '../src/react/icons.js';
export const LinkIcon = icon(
  <path d="M8.5 11.5 11.5 8.5M9 6.2l1.7-1.7a3.4 3.4 0 0 1 4.8 4.8L13.8 11M11 13.8l-1.7 1.7a3.4 3.4 0 0 1-4.8-4.8L6.2 9" />,
);
export const ThemeIcon = icon(<path d="M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z" />);
export const PlayIcon = icon(
  <path
    className="ss-solid"
    d="M6 3.8v12.4c0 .8.9 1.3 1.6.9l9.4-6.2c.6-.4.6-1.3 0-1.7L7.6 3c-.7-.5-1.6 0-1.6.8Z"
  />,
);
export const PauseIcon = icon(<path className="ss-solid" d="M5 3.5h3.5v13H5zM11.5 3.5H15v13h-3.5z" />);
export const FullscreenIcon = icon(<path d="M3.5 7.5v-4h4m5 0h4v4m0 5v4h-4m-5 0h-4v-4" />);
