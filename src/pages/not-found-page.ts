const SENTENCES = {
  en: { title: 'No such room', text: 'A room’s name has small letters a–z, digits, - and _, 64 at most.' },
  ko: {
    title: '없는 채팅방입니다',
    text: '채팅방 이름은 영문 소문자, 숫자, -, _ 로 64자까지입니다.',
  },
};

/** In place of a page whose address names what can be no room. */
export function notFoundPage(language: keyof typeof SENTENCES): string {
  const { title, text } = SENTENCES[language];
  return `<!doctype html>
<html lang="${language}">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <main>
    <h1>${title}</h1>
    <p>${text}</p>
  </main>
</html>
`;
}
