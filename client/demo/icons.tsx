import type { ReactNode } from 'react';

function icon(drawing: ReactNode) {
  return function Icon() {
    return (
      <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {drawing}
      </svg>
    );
  };
}

export const SendIcon = icon(
  <path d="M3.2 10 2.4 3.7c-.1-.7.6-1.2 1.2-.9l13.6 6.3c.7.4.7 1.4 0 1.8L3.6 17.2c-.6.3-1.3-.2-1.2-.9L3.2 10Zm0 0h7" />,
);
export const ReplyIcon = icon(<path d="M8 4.5 3 9l5 4.5V11c4 0 6.5 1 8.5 4.5C16.5 10.5 13.5 7 8 7V4.5Z" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const PencilIcon = icon(<path d="m12.5 4 3.5 3.5-8.5 8.5H4v-3.5L12.5 4Z" />);
export const ClockIcon = icon(<path d="M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3v4l2.6 1.7" />);
export const DownIcon = icon(<path d="M10 4v12m-5-5 5 5 5-5" />);
export const LinkIcon = icon(
  <path d="M8.5 11.5 11.5 8.5M9 6.2l1.7-1.7a3.4 3.4 0 0 1 4.8 4.8L13.8 11M11 13.8l-1.7 1.7a3.4 3.4 0 0 1-4.8-4.8L6.2 9" />,
);
export const ThemeIcon = icon(<path d="M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z" />);
export const PlayIcon = icon(
  <path
    className="solid"
    d="M6 3.8v12.4c0 .8.9 1.3 1.6.9l9.4-6.2c.6-.4.6-1.3 0-1.7L7.6 3c-.7-.5-1.6 0-1.6.8Z"
  />,
);
export const PauseIcon = icon(<path className="solid" d="M5 3.5h3.5v13H5zM11.5 3.5H15v13h-3.5z" />);
export const FullscreenIcon = icon(<path d="M3.5 7.5v-4h4m5 0h4v4m0 5v4h-4m-5 0h-4v-4" />);
export const ViewersIcon = icon(
  <path d="M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10Zm-6.5 6.5c.4-3 3-4.5 6.5-4.5s6.1 1.5 6.5 4.5" />,
);
export const MegaphoneIcon = icon(<path d="M3 8.5v3h3l7 4v-11l-7 4H3Zm13 0v3M6.5 12l1 4.5" />);
export const OwnerIcon = icon(<path className="solid" d="m2.5 6 4 3L10 3.5 13.5 9l4-3-1.6 9.5H4.1L2.5 6Z" />);
export const ModeratorIcon = icon(
  <path className="solid" d="M10 2.5 16 5v5c0 3.8-2.5 6.4-6 7.8C6.5 16.4 4 13.8 4 10V5l6-2.5Z" />,
);
export const VipIcon = icon(<path className="solid" d="M6 4h8l3.5 4.5L10 17 2.5 8.5 6 4Z" />);
