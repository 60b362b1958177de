import { createHash, timingSafeEqual } from 'node:crypto';
import {
  Inject,
  Injectable,
  NotFoundException,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import proxyaddr from 'proxy-addr';

/** Injection token of the secret that opens the metrics; undefined where there is none. */
export const METRICS_TOKEN = Symbol('MetricsToken');

const isLoopback = proxyaddr.compile('loopback');

/** What a proxy adds: behind one, the peer's address is the proxy's and says nothing of who asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Lets in who has the token. Where there is none, whoever asks from this machine, and not through a proxy on
 * it: for all others there are no metrics here.
 */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(@Inject(METRICS_TOKEN) private readonly token: string | undefined) {}

  canActivate(context: ExecutionContext): true {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (this.token === undefined) {
      if (!isFromThisMachine(request)) throw new NotFoundException();
      return true;
    }
    const [, given = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (isSame(given, this.token)) return true;
    http.getResponse<Response>().setHeader('www-authenticate', 'Bearer');
    throw new UnauthorizedException();
  }
}

function isFromThisMachine({ socket, headers }: Request): boolean {
  const forwarded = FORWARDED.some((name) => headers[name] !== undefined);
  return !forwarded && isLoopback(socket.remoteAddress ?? '', 0);
}

/** Takes as long whatever is given: digests have one length, and are compared to their ends. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
