import type { ComponentType, ReactNode, RefObject } from 'react';
import type { MessageEvent } from '../index.js';
import type { Quote } from './list/timeline.js';

export interface HeaderProps {
  showTimes: boolean;
  onToggleTimes: () => void;
  /** Shown at its end: buttons of the host's own. */
  children?: ReactNode;
}

export interface StatusProps {
  /** Shown where the server does not let the viewer connect: a way to sign in. */
  children?: ReactNode;
}

export interface MessageProps {
  event: MessageEvent;
  /** What it answers. */
  quote: Quote;
  /** The viewer's nickname, where it is not the viewer who wrote it. */
  nickname: string | undefined;
  showTime: boolean;
}

export interface MessageActionsProps {
  event: MessageEvent;
}

export interface BadgeProps {
  /** A role, `owner`, `moderator`, `vip` or `member`, or one of the host's own. */
  badge: string;
}

export interface ComposerProps {
  replyTo: MessageEvent | undefined;
  onReplyTo: (event: MessageEvent | undefined) => void;
  /** Where one writes: it gets the focus when one answers a message. */
  field: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
  /** To the messages, by keyboard. */
  onUp: () => void;
}

/** What a chat is made of, and a host may replace. Keep each the same from render to render. */
export interface Parts {
  Header: ComponentType<HeaderProps>;
  /** What is wrong with the connection or the room; nothing while all is well. */
  Status: ComponentType<StatusProps>;
  /** What is in a row of the list. */
  Message: ComponentType<MessageProps>;
  /** Buttons beside "Reply", on the message that is pointed at. */
  MessageActions: ComponentType<MessageActionsProps>;
  Badge: ComponentType<BadgeProps>;
  Composer: ComponentType<ComposerProps>;
}
