import {
  createParamDecorator,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import { UsersService, type User } from './users.service.js';

type Signed = Request & { user?: User };

@Injectable()
export class SignedIn implements CanActivate {
  constructor(private readonly users: UsersService) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Signed>();
    request.user = this.users.find(request.session.userId ?? '');
    if (!request.user) throw new UnauthorizedException('Sign in first.');
    return true;
  }
}

/** The user whom `SignedIn` has let through. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Signed>().user,
);
