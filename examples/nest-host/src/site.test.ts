import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from 'streamside/testing';
import { AppModule } from './app.module.js';

/** What a browser would do for somebody: keep the cookie. */
class Visitor {
  private cookie = '';

  constructor(private readonly url: string) {}

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { cookie: this.cookie, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${this.url}/${path}`, { method, headers, body: JSON.stringify(body) });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

async function visit(url: string, name: string) {
  const visitor = new Visitor(url);
  await visitor.ask('POST', 'session', { name });
  return visitor;
}

const tokenOf = async (visitor: Visitor) => ({
  auth: await visitor.ask<{ token: string }>('GET', 'chat-token'),
});

test('users of the site talk beside a stream, under the names that the site knows', async () => {
  await using site = await startApp(AppModule);
  const streamer = await visit(site.url, '김방송');
  const { id } = await streamer.ask<{ id: string }>('POST', 'streams', { title: '첫 방송' });
  const owner = await site.connect(await tokenOf(streamer));
  const { room, you } = await owner.join(id);
  assert.equal(room.title, '첫 방송');
  assert.deepEqual(you.roles, ['owner']);

  const viewer = await site.join(id, await tokenOf(await visit(site.url, 'Otter')));
  await viewer.next('announcement', { text: '김방송: 첫 방송' });
  await viewer.send(id, 'hello');
  await owner.next('message', { text: 'hello', user: { nickname: 'Otter', roles: [] } });
});

test('whoever is not signed in gets no token, and chats as a guest', async () => {
  await using site = await startApp(AppModule);
  const { id } = await (
    await visit(site.url, '김방송')
  ).ask<{ id: string }>('POST', 'streams', { title: '첫 방송' });
  await assert.rejects(tokenOf(new Visitor(site.url)), { status: 401 });
  const guest = await site.join(id);
  await guest.send(id, 'hello');
  assert.match((await guest.next('message', { text: 'hello' })).user.id, /^guest:/);
});

test('a stream is ended by its owner alone, and its chat with it', async () => {
  await using site = await startApp(AppModule);
  const streamer = await visit(site.url, '김방송');
  const { id } = await streamer.ask<{ id: string }>('POST', 'streams', { title: '첫 방송' });
  const viewer = await site.join(id);
  await assert.rejects((await visit(site.url, 'Otter')).ask('DELETE', `streams/${id}`), { status: 403 });
  await streamer.ask('DELETE', `streams/${id}`);
  await viewer.next('room.updated', { room: { open: false } });
  await assert.rejects(viewer.send(id, 'too late'), { code: 'room_closed' });
});

test('who signs out is signed out', async () => {
  await using site = await startApp(AppModule);
  const visitor = await visit(site.url, 'Otter');
  await visitor.ask('DELETE', 'session');
  await assert.rejects(tokenOf(visitor), { status: 401 });
});
