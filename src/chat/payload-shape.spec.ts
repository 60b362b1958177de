import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, IsString, validateSync } from 'class-validator';
import * as filterPayloads from '../filters/filter-payloads.js';
import * as moderationPayloads from '../moderation/payloads.js';
import { PayloadShape, type PayloadClass } from './payload-shape.js';
import * as payloads from './payloads.js';

const everyPayload = Object.entries({ ...payloads, ...moderationPayloads, ...filterPayloads })
  .filter(([name]) => name.endsWith('Payload'))
  .map(([name, type]) => [name, type as PayloadClass] as const);

const VALUES: readonly unknown[] = [
  ...[undefined, null, true, 0, 1, 30, -1, 1.5, NaN, 2 ** 53, [], ['x'], {}, { seq: 1 }, Buffer.from('x')],
  ...[
    '',
    'lobby',
    'lobby~backstage',
    'Lobby!',
    'aB_-9',
    'vip',
    'mask',
    '\0',
    '수달',
    'x'.repeat(65),
    'x'.repeat(1_001),
  ],
];

/** What class-validator lets through of it; undefined where it finds an error. */
function validated(type: PayloadClass, given: object): object | undefined {
  const payload = plainToInstance(type, given);
  return validateSync(payload, { whitelist: true }).length === 0 ? payload : undefined;
}

/** One with each of the values at each of the class's properties, while the others walk through theirs. */
function* manyOf(type: PayloadClass): Generator<object> {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const names = [...new Set(all.map(({ propertyName }) => propertyName)), 'more'];
  for (const [nth, name] of names.entries())
    for (const value of VALUES)
      for (let turn = 0; turn < VALUES.length; turn++) {
        const others = names.map((other, i) => [other, VALUES[(turn * (i + 1) + nth) % VALUES.length]]);
        yield { ...Object.fromEntries(others), [name]: value };
      }
}

describe('the shape of a payload', () => {
  it.each(everyPayload)('says yes to no %s that class-validator finds an error in', (_name, type) => {
    for (const given of manyOf(type)) {
      const taken = PayloadShape.of(type).take(given);
      if (taken) expect(taken).toEqual(validated(type, given));
    }
  });

  it.each([
    [payloads.SendPayload, { room: 'lobby', text: '안녕', clientMsgId: 'a1' }],
    [payloads.SendPayload, { room: 'lobby', text: '안녕', clientMsgId: 'a1', replyTo: 'm1' }],
    [payloads.HistoryPayload, { room: 'lobby', before: 7 }],
    [moderationPayloads.ClearPayload, { room: 'lobby', reason: 'spam' }],
  ])('says yes to what is right', (type: PayloadClass, given) => {
    const taken = PayloadShape.of(type).take(given);
    expect(taken).toEqual(given);
    expect(taken).toBeInstanceOf(type);
  });

  it('takes nothing that it does not know, nor a prototype', () => {
    const given = JSON.parse('{"room":"lobby","role":"owner","__proto__":{"text":"x"}}') as object;
    const taken = PayloadShape.of(payloads.LeavePayload).take(given);
    expect(Object.keys(taken ?? {})).toEqual(['room']);
    expect(Object.getPrototypeOf(taken)).toBe(payloads.LeavePayload.prototype);
  });

  it('leaves to class-validator what has rules for what is in a value, or none', () => {
    class Listed {
      @IsString({ each: true }) words!: string[];
    }
    expect(PayloadShape.of(Listed).take({ words: ['x'] })).toBeUndefined();
    expect(PayloadShape.of(payloads.JoinPayload).take({ room: 'lobby' })).toBeUndefined();
    expect(PayloadShape.of(class {}).take({})).toBeUndefined();
  });
});
