import session from 'express-session';
import type { Settings } from '../settings.js';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

/** Kept in memory: a site with several processes gives it a store. */
export function sessions({ sessionSecret, secureCookies }: Settings) {
  return session({
    name: 'session',
    secret: sessionSecret,
    proxy: secureCookies, // TLS ends at a proxy before the site
    resave: false,
    saveUninitialized: false, // whoever only looks gets no cookie
    cookie: { httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: 7 * 24 * 60 * 60 * 1000 },
  });
}
