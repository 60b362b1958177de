import { SignJWT, type JWTPayload } from 'jose';

/** What `startChat` signs with. */
export const TEST_SECRET = 'a secret for tests, 32 bytes long';

export interface Signing {
  /** @default that of `startChat` */
  secret?: string;
  /** A time span such as `10s`, or seconds since 1970. @default '1h' */
  expires?: string | number;
  /** The same. @default now */
  issued?: string | number;
}

/** A token as a host app signs it for one of its members. */
export function signToken(
  claims: JWTPayload,
  { secret = TEST_SECRET, expires = '1h', issued }: Signing = {},
): Promise<string> {
  return new SignJWT({ sub: 'member-1', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}
