/** The chat's module, beside this script. */
const CHAT = '__CHUNK__';

const WORDS = {
  en: { missing: 'The chat could not be loaded.', again: 'Try again' },
  ko: { missing: '채팅을 불러오지 못했어요.', again: '다시 시도' },
};

/**
 * `<script src="https://chat.example/embed.js" data-room="…" async></script>`: the chat where the script
 * stands. Each `data-*` is the attribute of that name; the server is the one that the script came from.
 */
function placeAt(script: HTMLScriptElement): HTMLElement {
  const chat = document.createElement('stream-chat');
  chat.setAttribute('server', new URL(script.src).origin);
  for (const { name, value } of script.attributes)
    if (name.startsWith('data-')) chat.setAttribute(name.slice('data-'.length), value);
  script.after(chat);
  return chat;
}

/** As high as it will be, so that the page does not jump. Weaker than any rule of the page's own. */
function keepPlace(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':where(stream-chat:not(:defined)){display:block;height:600px}');
  document.adoptedStyleSheets.push(sheet);
}

/** Defines the element. What is in one until then is shown, and not once it is there. */
function load(from: string, chat: HTMLElement | undefined): void {
  import(/* @vite-ignore */ new URL(CHAT, from).href).catch(() => chat && offerAgain(from, chat));
}

function offerAgain(from: string, chat: HTMLElement): void {
  const isKorean = /^ko/i.test(chat.getAttribute('language') ?? navigator.language);
  const { missing, again } = WORDS[isKorean ? 'ko' : 'en'];
  const button = document.createElement('button');
  button.textContent = again;
  button.onclick = () => {
    chat.replaceChildren();
    load(from, chat);
  };
  chat.replaceChildren(missing, ' ', button);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  keepPlace();
  load(script.src, script.dataset.room === undefined ? undefined : placeAt(script));
}
