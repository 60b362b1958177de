import { Controller, Get, Header, Next, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { ROOM_ID } from '../rooms/room-id.js';
import { sendNotFoundPage } from './not-found-page.js';
import { ASSETS, PageFiles, WIDGET, WIDGET_PARTS, type PageName } from './page-files.js';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Files with their content's hash for a name. */
const HASHED = { maxAge: YEAR_MS, immutable: true };

@Controller()
export class PagesController {
  constructor(private readonly files: PageFiles) {}

  /**
   * A script for the pages of others, which helmet would not let them have. It is asked for anew each time, for
   * it names what it loads, and a server that is newer no longer has what an older script names.
   */
  @Get('embed.js')
  @Header('cross-origin-resource-policy', 'cross-origin')
  script(@Res() response: Response, @Next() next: NextFunction): void {
    send(response, next, 'embed.js', { root: WIDGET, headers: { 'cache-control': 'no-cache' } });
  }

  /** What that script loads: modules, which no page of another origin gets without CORS. */
  @Get('chat-widget/:file')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @Header('access-control-allow-origin', '*')
  part(@Param('file') file: string, @Res() response: Response, @Next() next: NextFunction): void {
    send(response, next, file, { root: WIDGET_PARTS, ...HASHED });
  }

  /** What the pages are made of. */
  @Get('chat-assets/:file')
  asset(@Param('file') file: string, @Res() response: Response, @Next() next: NextFunction): void {
    send(response, next, file, { root: ASSETS, ...HASHED });
  }

  /** For an `<iframe>`. */
  @Get('embed/:room')
  embed(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.page('embed', request, response);
  }

  /** For a window of its own. */
  @Get('popout/:room')
  popout(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.page('popout', request, response);
  }

  /** For OBS. */
  @Get('overlay/:room')
  overlay(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.page('overlay', request, response);
  }

  /** For moderators: the chat and their desk, and nothing else. */
  @Get('moderate/:room')
  moderate(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.page('moderate', request, response);
  }

  private async page(name: PageName, request: Request, response: Response): Promise<void> {
    // A page looks for its scripts beside where it is.
    const found = ROOM_ID.test(String(request.params.room)) && !request.path.endsWith('/');
    if (!found) return sendNotFoundPage('room', request, response);
    const html = await this.files.html(name);
    response.set('cache-control', 'no-cache').type('html').send(html);
  }
}

type Sending = Parameters<Response['sendFile']>[1];

function send(response: Response, next: NextFunction, file: string, how: Sending): void {
  response.sendFile(file, how, (error?: Error) => {
    if (error && !response.headersSent) next(new NotFoundException());
  });
}
