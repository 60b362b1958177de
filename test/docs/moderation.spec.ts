import { verdictShape } from '../../src/review/verdict-shape.js';
import { says, startEndpoint } from '../support/review-endpoint.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { blocksOf, tableOf } from './pages.js';

const PAGE = 'docs/moderation.md';
const SECRET = 'what is posted is signed with this';

interface Check {
  isFromChat(body: string, signature: string, secret: string): boolean;
}

const codeIn = (language: string) => blocksOf(PAGE).find((block) => block.language === language)?.code ?? '';

/** One message that answers another, as the endpoint of the host gets it. */
async function posted() {
  const endpoint = await startEndpoint(says({ do: 'allow' }));
  const chat = await startChat({ review: { url: endpoint.url, secret: SECRET, budgetMs: 5_000 } });
  const token = await signToken({ sub: 'user-7', name: '김시청', roles: ['vip'] });
  const writer = await chat.join('lobby', { auth: { token } });
  const request = { room: 'lobby', text: '안녕하세요', clientMsgId: 'x', replyTo: '3IBBoOd_b1YSlnKdvQ8fK' };
  await writer.request('message:send', request);
  const [asked] = endpoint.asked;
  if (!asked) throw new Error('nobody was asked');
  return asked;
}

describe('docs/moderation.md', () => {
  it('has the body that is posted', async () => {
    const { message } = await posted();
    const documented = JSON.parse(codeIn('json')) as Record<string, unknown>;
    const { id, askedAt } = message;
    expect({ ...documented, id, askedAt }).toEqual(message);
    expect(typeof documented.askedAt).toBe('number');
  });

  it('has every verdict, and each as it is taken', () => {
    const documented = tableOf(PAGE, 'verdict').map(
      ([verdict = '']) => JSON.parse(verdict) as { do: string },
    );
    for (const verdict of documented) expect(verdictShape.parse(verdict)).toEqual(verdict);
    const all = verdictShape.options.map(({ shape }) => shape.do.value);
    expect(documented.map((verdict) => verdict.do)).toEqual(all);
  });

  it('has a check of the signature that takes what the chat posts and nothing else', async () => {
    const { body, headers } = await posted();
    const signature = String(headers['streamside-signature']);
    const module = `data:text/javascript,${encodeURIComponent(codeIn('js'))}`;
    const { isFromChat } = (await import(module)) as Check;
    expect(isFromChat(body, signature, SECRET)).toBe(true);
    expect(isFromChat(body.replace('lobby', 'attic'), signature, SECRET)).toBe(false);
    expect(
      isFromChat(
        body,
        signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        SECRET,
      ),
    ).toBe(false);
    expect(isFromChat(body, `${signature}0`, SECRET)).toBe(false);
    expect(isFromChat(body, signature, `${SECRET}!`)).toBe(false);
  });
});
