import { icon } from './icon.js';

export const SendIcon = icon(
  <path d="M3.2 10 2.4 3.7c-.1-.7.6-1.2 1.2-.9l13.6 6.3c.7.4.7 1.4 0 1.8L3.6 17.2c-.6.3-1.3-.2-1.2-.9L3.2 10Zm0 0h7" />,
);
export const ReplyIcon = icon(<path d="M8 4.5 3 9l5 4.5V11c4 0 6.5 1 8.5 4.5C16.5 10.5 13.5 7 8 7V4.5Z" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const PencilIcon = icon(<path d="m12.5 4 3.5 3.5-8.5 8.5H4v-3.5L12.5 4Z" />);
export const ClockIcon = icon(<path d="M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3v4l2.6 1.7" />);
export const DownIcon = icon(<path d="M10 4v12m-5-5 5 5 5-5" />);
export const ViewersIcon = icon(
  <path d="M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10Zm-6.5 6.5c.4-3 3-4.5 6.5-4.5s6.1 1.5 6.5 4.5" />,
);
export const MegaphoneIcon = icon(<path d="M3 8.5v3h3l7 4v-11l-7 4H3Zm13 0v3M6.5 12l1 4.5" />);
export const OwnerIcon = icon(
  <path className="ss-solid" d="m2.5 6 4 3L10 3.5 13.5 9l4-3-1.6 9.5H4.1L2.5 6Z" />,
);
export const ModeratorIcon = icon(
  <path className="ss-solid" d="M10 2.5 16 5v5c0 3.8-2.5 6.4-6 7.8C6.5 16.4 4 13.8 4 10V5l6-2.5Z" />,
);
export const VipIcon = icon(<path className="ss-solid" d="M6 4h8l3.5 4.5L10 17 2.5 8.5 6 4Z" />);
export const KeysIcon = icon(
  <path d="M3 5.5h14a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1Zm2.5 3h.01m2.99 0h.01m2.99 0h.01m2.99 0h.01M7 11.7h6" />,
);
export const PinIcon = icon(
  <path d="m12 3 5 5-2 .7-2.6 2.6.2 3.2L9 11 4 16m5-5-3.5-3.5 3.2.2L11.3 5 12 3Z" />,
);
