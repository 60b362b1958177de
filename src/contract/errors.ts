/**
 * Every reason for which the server says no. A code is stable: clients and host apps may branch on
 * it. `message` is one English sentence for logs and for clients that show it as it is; `retry` says
 * whether the same request can succeed later without being changed.
 */
export const ERRORS = {
  bad_request: { message: 'The request does not have the shape that this event takes.', retry: false },
  unauthorized: { message: 'The token is missing, expired or not one of ours.', retry: false },
  forbidden: { message: 'You may not do that here.', retry: false },
  not_joined: { message: 'Join the room first.', retry: false },
  room_not_found: { message: 'There is no such room.', retry: false },
  room_full: { message: 'The room is full.', retry: true },
  room_closed: { message: 'The room is closed.', retry: true },
  too_many_rooms: { message: 'This connection has joined as many rooms as one may.', retry: false },
  nickname_taken: { message: 'Somebody in the room goes by that nickname.', retry: false },
  nickname_invalid: { message: 'That nickname cannot be used.', retry: false },
  text_invalid: { message: 'That text cannot be sent.', retry: false },
  rate_limited: { message: 'You are going too fast.', retry: true },
  slow_mode: { message: 'The room is in slow mode.', retry: true },
  timed_out: { message: 'You are timed out in this room.', retry: true },
  banned: { message: 'You are banned from this room.', retry: false },
  frozen: { message: 'Only moderators write here for now.', retry: true },
  members_only: { message: 'Only members write here.', retry: false },
  followers_only: { message: 'Only those who have followed for long enough write here.', retry: true },
  subscribers_only: { message: 'Only subscribers write here.', retry: false },
  emote_only: { message: 'Nothing but emotes can be sent here.', retry: false },
  links_not_allowed: { message: 'Links cannot be sent here.', retry: false },
  account_too_new: { message: 'Your account is too new to write here.', retry: true },
  text_blocked: { message: 'The rules of this room do not allow that text.', retry: false },
  held: { message: 'A moderator will look at it first.', retry: false },
  message_not_found: { message: 'There is no such message.', retry: false },
  action_not_found: { message: 'There is no such action, or it cannot be undone.', retry: false },
  duplicate_text: { message: 'You have just said that.', retry: true },
  unavailable: { message: 'The chat cannot do that right now.', retry: true },
} as const satisfies Record<string, { message: string; retry: boolean }>;

export type ErrorCode = keyof typeof ERRORS;
