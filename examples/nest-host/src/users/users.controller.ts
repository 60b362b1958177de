import { promisify } from 'node:util';
import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { UsersService, type User } from './users.service.js';

@Controller('session')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Whoever only looks is nobody, which is no fault. */
  @Get()
  who(@Req() { session }: Request): { user?: User } {
    return { user: this.users.find(session.userId ?? '') };
  }

  @Post()
  async signIn(@Req() request: Request, @Body() body: { name?: unknown } = {}): Promise<User> {
    const user = this.users.signIn(body.name);
    // A session that somebody had before signing in may be known to others.
    await promisify(request.session.regenerate.bind(request.session))();
    request.session.userId = user.id;
    return user;
  }

  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    await promisify(request.session.destroy.bind(request.session))();
  }
}
