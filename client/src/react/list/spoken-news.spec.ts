import { expect, test } from '@jest/globals';
import type { FeedEvent } from '../../index.js';
import { message } from '../../testing/samples.js';
import { worthSaying } from './spoken-news.js';

const you = { id: 'me', nickname: 'Mina' };
const announcement: FeedEvent = { type: 'announcement', seq: 3, at: 1, id: 'a1', text: 'We begin' };
const answer = { ...message(5, 'yes', 'Sol'), replyTo: 'm1' } as FeedEvent;

test('announcements, mentions and answers are said aloud, and nothing else', () => {
  const events = [
    message(1, 'who?', 'me'),
    message(2, 'chatter', 'Sol'),
    announcement,
    message(4, '@Mina look', 'Sol'),
    answer,
    message(6, '@Mina is me', 'me'),
  ];
  expect(worthSaying(events, 0, you)).toEqual(['We begin', 'Sol: @Mina look', 'Sol: yes']);
});

test('what was there before is not news', () => {
  expect(worthSaying([message(1, '@Mina', 'Sol'), announcement], 3, you)).toEqual([]);
});
