import { randomUUID } from 'node:crypto';
import { BadRequestException, Injectable } from '@nestjs/common';

export interface User {
  id: string;
  name: string;
}

/** Your users are in a database and have passwords. These have a name, and are forgotten at the end. */
@Injectable()
export class UsersService {
  private readonly users = new Map<string, User>();

  find(id: string): User | undefined {
    return this.users.get(id);
  }

  /** Whoever gives a name is its user. */
  signIn(given: unknown): User {
    const name = typeof given === 'string' ? given.normalize('NFC').trim() : '';
    if (!/^[\p{L}\p{N} _-]{2,30}$/u.test(name))
      throw new BadRequestException('A name has 2 to 30 letters, digits, spaces, - or _.');
    const known = [...this.users.values()].find((user) => user.name === name);
    const user = known ?? { id: randomUUID(), name };
    this.users.set(user.id, user);
    return user;
  }
}
