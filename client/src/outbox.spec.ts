import { describe, expect, jest, test } from '@jest/globals';
import { ERRORS, type ErrorCode } from '../../src/contract/errors.js';
import type { SendReply, SendRequest } from '../../src/contract/wire.js';
import { ChatClientError } from './chat-client-error.js';
import { Outbox } from './outbox.js';

const letter = (clientMsgId: string): SendRequest => ({ room: 'lobby', text: clientMsgId, clientMsgId });
const reply = (seq: number): SendReply => ({ id: `m${seq}`, seq, at: seq });
const refusal = (code: ErrorCode, retryAfterMs = 0) =>
  new ChatClientError({ code, message: ERRORS[code].message, retryAfterMs });

function outbox(...outcomes: (SendReply | ChatClientError)[]) {
  const delivered: string[] = [];
  const post = { open: () => true };
  const deliver = jest.fn(async ({ clientMsgId }: SendRequest) => {
    delivered.push(clientMsgId);
    const outcome = outcomes.shift() ?? reply(delivered.length);
    if (outcome instanceof ChatClientError) throw outcome;
    return outcome;
  });
  return { outbox: new Outbox({ open: () => post.open(), deliver }), delivered, post };
}

test('delivers in the order in which it was said', async () => {
  const { outbox: box, delivered } = outbox();
  await Promise.all(['a', 'b', 'c'].map((id) => box.send(letter(id))));
  expect(delivered).toEqual(['a', 'b', 'c']);
});

test('keeps what is said while there is nobody to take it', async () => {
  const { outbox: box, delivered, post } = outbox();
  post.open = () => false;
  const sent = box.send(letter('a'));
  expect(delivered).toEqual([]);
  post.open = () => true;
  void box.resume();
  await expect(sent).resolves.toEqual(reply(1));
});

describe('a letter', () => {
  test('without an answer goes out again, the same', async () => {
    const { outbox: box, delivered } = outbox(refusal('unavailable'), reply(7));
    await expect(box.send(letter('a'))).resolves.toEqual(reply(7));
    expect(delivered).toEqual(['a', 'a']);
  });

  test('that was refused goes back to its writer, and the next one goes out', async () => {
    const { outbox: box, delivered } = outbox(refusal('rate_limited', 4000));
    const first = box.send(letter('a'));
    const second = box.send(letter('b'));
    await expect(first).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 4000 });
    await second;
    expect(delivered).toEqual(['a', 'b']);
  });

  test('that may be in the feed already is not given back for being too fast', async () => {
    const { outbox: box, delivered } = outbox(refusal('unavailable'), refusal('rate_limited', 1), reply(7));
    await expect(box.send(letter('a'))).resolves.toEqual(reply(7));
    expect(delivered).toEqual(['a', 'a', 'a']);
  });

  test('that is refused for nobody knows how long is given back, whatever became of it', async () => {
    const frozen = new ChatClientError({ code: 'frozen', message: ERRORS.frozen.message });
    const { outbox: box, delivered } = outbox(refusal('unavailable'), frozen);
    await expect(box.send(letter('a'))).rejects.toMatchObject({ code: 'frozen' });
    expect(delivered).toEqual(['a', 'a']);
  });
});

test('gives everything back when the room is left', async () => {
  const { outbox: box, post } = outbox();
  post.open = () => false;
  const sent = box.send(letter('a'));
  box.giveBackAll(refusal('not_joined'));
  await expect(sent).rejects.toMatchObject({ code: 'not_joined' });
});
