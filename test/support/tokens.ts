import { SignJWT, type JWTPayload } from 'jose';
import { SECRET } from './start-chat.js';

/** A token as a host app signs it for one of its members. */
export function memberToken(
  claims: JWTPayload,
  {
    secret = SECRET,
    expires = '1h',
    issued,
  }: { secret?: string; expires?: string | number; issued?: string | number } = {},
) {
  return new SignJWT({ sub: 'member-1', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}
