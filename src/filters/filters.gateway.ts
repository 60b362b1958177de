import { UseFilters, UseGuards } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Acked } from '../chat/acked.js';
import { CHAT_NAMESPACE } from '../chat/chat.adapter.js';
import { ChatExceptionFilter } from '../chat/chat-exception.filter.js';
import { Payload } from '../chat/payload.pipe.js';
import type { ActionReply } from '../contract/moderation.js';
import type { FiltersReply, TryFiltersReply } from '../contract/filters.js';
import { FromViewer } from '../identity/viewer-of.js';
import type { Viewer } from '../identity/viewer.js';
import { AskLimitGuard } from '../limits/rate-limit.guard.js';
import { Moderators } from '../moderation/moderators.js';
import { FiltersPayload, SetFilterPayload, TryFiltersPayload } from './filter-payloads.js';
import { FiltersService } from './filters.service.js';

/** What a room's moderators ask about its word lists. */
@WebSocketGateway({ namespace: CHAT_NAMESPACE })
@UseFilters(ChatExceptionFilter)
@UseGuards(AskLimitGuard)
export class FiltersGateway {
  constructor(
    private readonly filters: FiltersService,
    private readonly moderators: Moderators,
  ) {}

  @SubscribeMessage('filters:get')
  @Acked()
  async get(@FromViewer() viewer: Viewer, @Payload() { room }: FiltersPayload): Promise<FiltersReply> {
    await this.moderators.by(viewer, room);
    return { lists: await this.filters.get(room) };
  }

  @SubscribeMessage('filters:set')
  @Acked()
  async set(
    @FromViewer() viewer: Viewer,
    @Payload() { room, name, list }: SetFilterPayload,
  ): Promise<ActionReply> {
    const by = await this.moderators.by(viewer, room);
    return list ? this.filters.set(room, { ...list, name }, by) : this.filters.remove(room, name, by);
  }

  @SubscribeMessage('filters:try')
  @Acked()
  async try(@FromViewer() viewer: Viewer, @Payload() request: TryFiltersPayload): Promise<TryFiltersReply> {
    await this.moderators.by(viewer, request.room);
    return this.filters.try(request.room, request.lists, request.latest);
  }
}
