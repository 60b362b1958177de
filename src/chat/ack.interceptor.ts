import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { Ack } from '../contract/wire.js';

/**
 * Makes the positive ack of what a handler returned. Nest never acks null or undefined, and emits what
 * has a key named `event`: in an ack's `data` nothing of that can happen.
 */
@Injectable()
export class AckInterceptor implements NestInterceptor<unknown, Ack<unknown>> {
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<Ack<unknown>> {
    return next.handle().pipe(map((data) => ({ ok: true, data: data ?? {} })));
  }
}
