import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import type { Reply } from './reply.js';

/**
 * Acks what the handler returned. Here and not by Nest, which never acks null or undefined and emits what
 * has a key named `event`; and here, next to the handler, because interceptors of the host app may wrap
 * every result in something of their own.
 */
@Injectable()
export class AckInterceptor implements NestInterceptor<unknown, unknown> {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.getArgByIndex<Reply>(2);
    return next.handle().pipe(tap((data) => reply({ ok: true, data: data ?? {} })));
  }
}
