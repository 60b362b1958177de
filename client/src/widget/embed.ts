import { defineStreamChat } from './define.js';

/**
 * `<script src="https://chat.example/embed.js" data-room="…" async></script>`: the chat where the script
 * stands. Each `data-*` is the attribute of that name; the server is the one that the script came from.
 */
function placeAt(script: HTMLScriptElement): void {
  const chat = document.createElement('stream-chat');
  chat.setAttribute('server', new URL(script.src).origin);
  for (const { name, value } of script.attributes)
    if (name.startsWith('data-')) chat.setAttribute(name.slice('data-'.length), value);
  script.after(chat);
}

defineStreamChat();
if (document.currentScript instanceof HTMLScriptElement && document.currentScript.dataset.room !== undefined)
  placeAt(document.currentScript);
