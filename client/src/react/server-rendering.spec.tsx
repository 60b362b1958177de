import { expect, test } from '@jest/globals';
import { renderToString } from 'react-dom/server';
import { ChatProvider, LiveChat, ko, useMessages, useModeration, useStatus } from './index.js';

test('a server renders the chat, empty, without a connection', () => {
  const html = renderToString(
    <ChatProvider url="https://chat.example">
      <LiveChat room="lobby" theme="dark" />
    </ChatProvider>,
  );
  expect(html).toContain('data-theme="dark"');
  expect(html).toContain('placeholder="Send a message"');
});

test('a server renders it in the language that it is told to', () => {
  const html = renderToString(
    <ChatProvider>
      <LiveChat room="lobby" language="ko-KR" />
      <LiveChat room="other" language="ko-Kore" strings={ko} />
    </ChatProvider>,
  );
  expect(html.split('placeholder="메시지를 입력하세요"')).toHaveLength(3);
});

test('the hooks have something to say before anything is known', () => {
  function Everything() {
    const { messages, hasEarlier } = useMessages('lobby');
    const { can } = useModeration('lobby');
    return JSON.stringify([messages, hasEarlier, can, useStatus().connection]).replaceAll('"', "'");
  }
  const html = renderToString(
    <ChatProvider>
      <Everything />
    </ChatProvider>,
  );
  expect(html.replaceAll('&#x27;', "'")).toBe(
    "[[],false,{'moderate':false,'appoint':false},{'state':'connecting'}]",
  );
});

test('without a provider it says what is missing', () => {
  expect(() => renderToString(<LiveChat room="lobby" />)).toThrow('<ChatProvider>');
});
