import type { ErrorCode } from '../../index.js';

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
  frozen: 'Only moderators write here for now.',
  members_only: 'Only members write here.',
  followers_only: 'Only those who have followed for a while write here.',
  subscribers_only: 'Only subscribers write here.',
  emote_only: 'Only emotes can be sent for now.',
  links_not_allowed: 'Links cannot be sent here.',
  account_too_new: 'Your account is too new to write here.',
  text_blocked: 'The rules of this room do not allow that.',
  held: 'A moderator will look at it first.',
  message_not_found: 'That message is not there any more.',
  action_not_found: 'That cannot be undone any more.',
  duplicate_text: 'You have just said that.',
  unavailable: 'The chat cannot do that right now.',
};

const many = (count: number) => (count > 99 ? '99+' : String(count));

const people = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others` : names.join(', ');

/** In the units that people count such a time in. */
function wait(seconds: number): string {
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  if (seconds <= 90) return `${seconds} s`;
  if (minutes < 90) return `${minutes}:${String(seconds % 60).padStart(2, '0')} min`;
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`);

export const en = {
  errors,
  /** What a moderator gave for it. */
  reason: (text: string) => `Reason: “${text}”.`,
  chat: {
    title: 'Chat',
    viewers: (count: string) => `${count} watching`,
    times: 'Show times',
    pinned: 'Pinned',
    toolsMissing: 'The moderator’s tools could not be loaded. Where that does not help, reload the page.',
    sampled: (percent: number) => `A lot is being said: you see about ${percent}% of it.`,
  },
  connection: {
    online: 'Connected',
    connecting: 'Connecting…',
    waiting: (seconds: number) =>
      seconds > 0 ? `Connection lost. Trying again in ${seconds} s` : 'Reconnecting…',
    restarting: (seconds: number) =>
      seconds > 0 ? `The chat restarts and is back in ${seconds} s` : 'Reconnecting…',
    retry: 'Retry now',
  },
  list: {
    label: 'Chat messages',
    keys: 'Arrow keys move between messages, Enter replies, Tab goes to links.',
    empty: 'Nobody has said anything yet.',
    emptyHint: 'Be the first to say hello.',
    earlier: 'Load earlier messages',
    loading: 'Loading…',
    start: 'This is where the chat begins.',
    newMessages: (count: number) =>
      count === 0 ? 'Back to the latest' : count === 1 ? '1 new message' : `${many(count)} new messages`,
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
    removed: (count: number) => (count === 1 ? 'A message was removed' : `${count} messages were removed`),
    cleared: 'The chat was cleared',
    timedOut: (nickname: string) => `${nickname} was timed out`,
    banned: (nickname: string) => `${nickname} was banned`,
    somebody: 'Somebody',
    heard: (count: number, last: string) => (count > 1 ? `${count} for you. Latest: ${last}` : last),
  },
  modes: {
    label: 'What holds in this room',
    raid: 'Raid mode',
    frozen: 'Frozen',
    membersOnly: 'Members only',
    followersOnly: (time: string | false) => (time ? `Followers of ${time} only` : 'Followers only'),
    subscribersOnly: 'Subscribers only',
    emoteOnly: 'Emotes only',
    unique: 'No repeats',
    noLinks: 'No links',
    newAccounts: (time: string) => `Accounts of ${time} or more`,
    delay: (seconds: number) => `Shown ${seconds} s later`,
  },
  composer: {
    label: 'Message',
    placeholder: 'Send a message',
    send: 'Send',
    replyingTo: (nickname: string) => `Replying to ${nickname}`,
    cancelReply: 'Cancel reply',
    left: (count: number) => (count < 0 ? `${characters(-count)} too long` : `${characters(count)} left`),
    ready: 'You can send again now.',
    again: (seconds: number) => `You can send again in ${wait(seconds)}.`,
    slowMode: (seconds: number) => `Slow mode: ${seconds} s`,
    slowModeTitle: (seconds: number) => `One message every ${seconds} s for each of us`,
    completions: 'Suggestions',
  },
  putOut: {
    banned: 'You cannot read or write here. You come back by yourself when a moderator lets you.',
    askAgain: 'Try again',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    keys: [
      ['Enter', 'Send'],
      ['Shift+Enter', 'New line'],
      ['@, :', 'Suggest a nickname or an emote'],
      ['Tab', 'Take the suggestion'],
      ['↑', 'From the empty field to the messages'],
      ['↑ ↓ Home End', 'From message to message'],
      ['Enter', 'Reply to the message'],
      ['Tab', 'To the links and buttons of the message'],
      ['Esc', 'Cancel the reply'],
    ] as [keys: string, what: string][],
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

export type ViewerStrings = typeof en;
