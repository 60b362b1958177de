import type { ErrorCode } from '../../src/index.js';

const errors: Record<ErrorCode, string> = {
  bad_request: 'That did not work. Reload the page and try again.',
  unauthorized: 'Your sign-in has expired or is not valid here.',
  forbidden: 'You may not do that here.',
  not_joined: 'You are not in this room.',
  room_not_found: 'There is no such room.',
  room_full: 'The room is full. You get in as soon as somebody leaves.',
  room_closed: 'The chat is closed.',
  too_many_rooms: 'You are in too many rooms at once.',
  nickname_taken: 'Somebody here already goes by that nickname.',
  nickname_invalid: 'That nickname cannot be used.',
  text_invalid: 'That message cannot be sent.',
  rate_limited: 'You are sending too fast.',
  slow_mode: 'Slow mode is on.',
  timed_out: 'You cannot chat for a while.',
  banned: 'You are banned from this room.',
  duplicate_text: 'You have just said that.',
  unavailable: 'The chat cannot do that right now.',
};

const people = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others` : names.join(', ');

export const en = {
  errors,
  page: { chat: 'Chat', stream: 'Stream', skip: 'Skip to chat', theme: 'Switch between dark and light' },
  stream: {
    title: 'Night on the river: slow lights, a late train and an aurora',
    streamer: 'Riverside FM',
    tags: ['Ambient', 'Night view', 'Drawn live'],
    live: 'LIVE',
    viewers: (count: string) => `${count} watching`,
    elapsed: 'Time since the start',
    play: 'Play',
    pause: 'Pause',
    fullscreen: 'Full screen',
    share: 'Copy link',
    shared: 'Copied',
    about: 'About this stream',
    aboutText:
      'Nothing is downloaded: this page draws the picture itself and plays it as a live stream. Open the page in a second tab, or on your phone, and talk to yourself.',
    video: 'A city by a river at night, drawn live',
  },
  connection: {
    online: 'Connected',
    connecting: 'Connecting…',
    waiting: (seconds: number) =>
      seconds > 0 ? `Connection lost. Trying again in ${seconds} s` : 'Reconnecting…',
    restarting: (seconds: number) =>
      seconds > 0 ? `The chat restarts and is back in ${seconds} s` : 'Reconnecting…',
    retry: 'Retry now',
    asGuest: 'Go on as a guest',
  },
  list: {
    label: 'Chat messages',
    keys: 'Arrow keys move between messages, Enter replies.',
    empty: 'Nobody has said anything yet.',
    emptyHint: 'Be the first to say hello.',
    earlier: 'Load earlier messages',
    loading: 'Loading…',
    start: 'This is where the chat begins.',
    newMessages: (count: number) =>
      count === 0 ? 'Back to the latest' : count === 1 ? '1 new message' : `${count} new messages`,
    reply: 'Reply',
    replyTo: (nickname: string) => `Reply to ${nickname}`,
    goToQuoted: (nickname: string) => `Go to the message of ${nickname}`,
    lostQuote: 'An earlier message',
    sending: 'Sending…',
    joined: (names: readonly string[]) => `${people(names)} joined`,
    left: (names: readonly string[]) => `${people(names)} left`,
    announcement: 'Announcement',
    opened: 'The chat is open',
    closed: 'The chat is closed',
    roles: { owner: 'Streamer', moderator: 'Moderator', vip: 'VIP', member: 'Member' },
    heard: (count: number, last: string) => (count > 1 ? `${count} new messages. Latest: ${last}` : last),
    times: 'Show times',
  },
  composer: {
    label: 'Message',
    placeholder: 'Send a message',
    send: 'Send',
    replyingTo: (nickname: string) => `Replying to ${nickname}`,
    cancelReply: 'Cancel reply',
    left: (count: number) => (count < 0 ? `${-count} characters too long` : `${count} characters left`),
    ready: 'You can send again now.',
    again: (seconds: number) => `You can send again in ${seconds} s.`,
    slowMode: (seconds: number) => `Slow mode: ${seconds} s`,
    slowModeTitle: (seconds: number) => `One message every ${seconds} s for each of us`,
  },
  nickname: {
    lurker: 'Your first message names you',
    choose: 'Choose one',
    change: 'Change nickname',
    title: 'Your nickname',
    hint: (min: number, max: number) => `${min} to ${max} characters`,
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
  },
};

export type Strings = typeof en;
