import { inWords, isPassing } from './postgres-errors.js';

const coded = (code: string) => Object.assign(new Error('secret'), { code });

describe('what is wrong with PostgreSQL', () => {
  it.each([
    coded('ECONNREFUSED'),
    coded('ENOTFOUND'),
    coded('57P03'),
    coded('53300'),
    coded('08006'),
    new Error('timeout expired'),
    new Error('Connection terminated unexpectedly'),
  ])('may pass: $code $message', (error) => expect(isPassing(error)).toBe(true));

  it.each([
    coded('28P01'),
    coded('3D000'),
    coded('42501'),
    coded('08P01'),
    coded('ENOENT'),
    coded('DEPTH_ZERO_SELF_SIGNED_CERT'),
    new Error('The server does not support SSL connections'),
  ])('will not: $code $message', (error) => expect(isPassing(error)).toBe(false));

  it('is said in words', () => {
    expect(inWords(coded('28P01'))).toBe('it does not take this user and password (28P01)');
    expect(inWords(new Error('The server does not support SSL connections'))).toContain('SSL');
    const exists = Object.assign(new Error('relation "rooms" already exists'), { code: '42P07' });
    expect(inWords(exists)).toBe('relation "rooms" already exists (42P07)');
  });

  it.each(['ECONNREFUSED', 'ERR_TLS_CERT_ALTNAME_INVALID', '28P01', '28P99', '3D000', '42501'])(
    'is said without the message that comes with %s: it may name the host, the user or the database',
    (code) => expect(inWords(coded(code))).not.toContain('secret'),
  );
});
