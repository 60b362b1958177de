import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const SENTENCES = {
  en: {
    room: {
      title: 'No such room',
      text: 'A room’s name has small letters, digits, - and _: 64 of them at most.',
    },
    page: { title: 'Nothing is here', text: 'The address may be mistyped, or what was here is gone.' },
    home: 'Go to the start page',
  },
  ko: {
    room: {
      title: '없는 채팅방이에요',
      text: '채팅방 이름에는 영문 소문자, 숫자, 하이픈, 밑줄을 64자까지 쓸 수 있어요.',
    },
    page: { title: '없는 페이지예요', text: '주소가 틀렸거나, 있던 페이지가 없어졌어요.' },
    home: '첫 페이지로 가기',
  },
};

/** As the chat looks: a frame with such a page in it stands beside frames with a chat. */
const STYLE = `
body{display:grid;place-content:center;box-sizing:border-box;min-height:100dvh;margin:0;padding:24px;
background:light-dark(#fff,#14161b);color:light-dark(#5a6270,#a0a8b6);
font:15px/1.6 system-ui,-apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif;
text-align:center;text-wrap:balance;word-break:keep-all}
main{display:grid;justify-items:center;gap:8px;max-width:26em}
svg{width:44px;height:44px;margin-bottom:8px}
rect{fill:light-dark(#0b7667,#14a58e)}
path{fill:none;stroke:#fff;stroke-width:2.6;stroke-linecap:round}
h1,p{margin:0}
h1{color:light-dark(#16181d,#eceef2);font-size:20px}
a{margin-top:12px;padding:8px 16px;border-radius:9px;background:light-dark(#0b7667,#3fe0c3);
color:light-dark(#fff,#04241e);font-weight:600;text-decoration:none}
a:focus-visible{outline:2px solid light-dark(#0b7667,#3fe0c3);outline-offset:2px}
`;
const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** In place of a page whose address names what can be no room, or of any page of the standalone server's. */
export function sendNotFoundPage(what: 'room' | 'page', request: Request, response: Response): void {
  const policy = String(response.getHeader('content-security-policy') ?? '');
  response
    .status(404)
    // No style but this one, which is within the page: what it would link to may be out of its reach.
    .set('content-security-policy', [policy, `style-src ${STYLE_SOURCE}`].filter(Boolean).join(';'))
    .set('cache-control', 'no-cache')
    .type('html')
    .send(pageOf(what, languageOf(request), themeOf(request)));
}

function pageOf(what: 'room' | 'page', language: keyof typeof SENTENCES, theme: string): string {
  const words = SENTENCES[language];
  const { title, text } = words[what];
  // A room's pages are those of a host's app as well, and in frames, where there is no start page to go to.
  const home = what === 'page' ? `<a href="/">${words.home}</a>` : '';
  return `<!doctype html>
<html lang="${language}">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="${theme}">
  <title>${title}</title>
  <style>${STYLE}</style>
  <main>
    <svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"/><path d="M7 12c4-3 5 3 9 0s5 3 9 0M7 20c4-3 5 3 9 0s5 3 9 0"/></svg>
    <h1>${title}</h1>
    <p>${text}</p>
    ${home}
  </main>
</html>
`;
}

/** What the chat's pages go by: the address, then the browser. */
function languageOf(request: Request): keyof typeof SENTENCES {
  const { language } = request.query;
  const spoken =
    typeof language === 'string' ? language.split('-', 1)[0] : request.acceptsLanguages('en', 'ko');
  return spoken === 'ko' ? 'ko' : 'en';
}

function themeOf({ query: { theme } }: Request): string {
  return theme === 'light' || theme === 'dark' ? theme : 'light dark';
}
