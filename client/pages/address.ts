import { preferredLanguage } from '../src/react/index.js';

export type Theme = 'light' | 'dark' | 'system';

const THEMES: readonly string[] = ['light', 'dark', 'system'] satisfies Theme[];

export const isTheme = (value: unknown): value is Theme =>
  typeof value === 'string' && THEMES.includes(value);

/** What a page's address says: `/embed/the-room?theme=dark&language=ko#token=…`. */
export interface Address {
  room: string;
  theme: Theme;
  language: string;
  /** A token of the host app. Never in the query, which servers log. */
  token?: string;
  query: URLSearchParams;
}

export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme');
  return {
    room: location.pathname.split('/').at(-1) ?? '',
    theme: isTheme(theme) ? theme : 'system',
    language: query.get('language') ?? preferredLanguage(),
    token: new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined,
    query,
  };
}
