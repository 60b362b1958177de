import { icon } from '../icon.js';

export { ModeratorIcon, ViewersIcon as PersonIcon } from '../icons.js';
export const BinIcon = icon(<path d="M4 5.5h12M8 5.5v-2h4v2m-6.5 0 .7 11h7.6l.7-11M8.5 8.5v5m3-5v5" />);
export const HourglassIcon = icon(
  <path d="M5.5 3h9m-9 14h9M6.5 3v2.5c0 2 3.5 3 3.5 4.5s-3.5 2.5-3.5 4.5V17M13.5 3v2.5c0 2-3.5 3-3.5 4.5s3.5 2.5 3.5 4.5V17" />,
);
export const BanIcon = icon(<path d="M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM5 5l10 10" />);
