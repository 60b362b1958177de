import { Catch, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Request, Response } from 'express';
import { sendNotFoundPage } from './not-found-page.js';

/** Whoever opens a page that is not there is shown one that says so; programs are answered as ever. */
@Catch(NotFoundException)
export class NotFoundFilter extends BaseExceptionFilter<NotFoundException> {
  override catch(error: NotFoundException, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    if (request.accepts('json', 'html') !== 'html') return super.catch(error, host);
    sendNotFoundPage('page', request, http.getResponse<Response>());
  }
}
