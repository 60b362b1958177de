import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';

export const FRAME_ANCESTORS = Symbol('FRAME_ANCESTORS');

/** What the build of the client leaves. */
const BUILT = fileURLToPath(new URL('../../client/dist', import.meta.url));
const PAGES = join(BUILT, 'pages');
export const ASSETS = join(PAGES, 'chat-assets');
export const WIDGET = join(BUILT, 'widget');
export const WIDGET_PARTS = join(WIDGET, 'chat-widget');

export type PageName = 'embed' | 'popout' | 'overlay';

/** The pages, each told where the chat is that it belongs to. */
@Injectable()
export class PageFiles {
  private readonly settings: string;
  private readonly pages = new Map<PageName, Promise<string>>();

  constructor(modules: ModuleRef, @Inject(FRAME_ANCESTORS) frameAncestors: readonly string[]) {
    const { path, namespace } = modules.get<ChatOptions>(CHAT_OPTIONS, { strict: false });
    this.settings = asAttribute(JSON.stringify({ path, namespace, frameAncestors }));
  }

  html(name: PageName): Promise<string> {
    const read = this.pages.get(name) ?? this.read(name);
    this.pages.set(name, read);
    return read;
  }

  private async read(name: PageName): Promise<string> {
    const html = await readFile(join(PAGES, `${name}.html`), 'utf8');
    return html.replace('%SETTINGS%', () => this.settings);
  }
}

function asAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
