import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { Drain } from '../chat/drain.js';
import { ChatStore } from '../store/chat-store.js';

@Controller('health')
export class HealthController {
  constructor(
    private readonly drain: Drain,
    @Inject(ChatStore) private readonly store: ChatStore,
  ) {}

  /** 200 while it can serve; 503 while it drains or its database does not answer. */
  @Get()
  async check(): Promise<{ status: 'ok' }> {
    if (this.drain.isDraining) throw new ServiceUnavailableException({ status: 'draining' });
    await this.store.ping().catch((cause: unknown) => {
      throw new ServiceUnavailableException({ status: 'no database' }, { cause });
    });
    return { status: 'ok' };
  }
}
