import { UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Acked } from '../chat/acked.js';
import { CHAT_NAMESPACE } from '../chat/chat.adapter.js';
import { ChatError } from '../chat/chat-error.js';
import { ChatExceptionFilter } from '../chat/chat-exception.filter.js';
import { PayloadPipe } from '../chat/payload.pipe.js';
import type { FiltersReply, TryFiltersReply } from '../contract/filters.js';
import { isModerator } from '../identity/identity.js';
import { FromViewer } from '../identity/viewer-of.js';
import type { Viewer } from '../identity/viewer.js';
import { AskLimitGuard } from '../limits/rate-limit.guard.js';
import { FiltersPayload, SetFilterPayload, TryFiltersPayload } from './filter-payloads.js';
import { FiltersService } from './filters.service.js';

/** What a room's moderators ask about its word lists. */
@WebSocketGateway({ namespace: CHAT_NAMESPACE })
@UseFilters(ChatExceptionFilter)
@UsePipes(PayloadPipe)
@UseGuards(AskLimitGuard)
export class FiltersGateway {
  constructor(private readonly filters: FiltersService) {}

  @SubscribeMessage('filters:get')
  @Acked()
  async get(@FromViewer() viewer: Viewer, @MessageBody() { room }: FiltersPayload): Promise<FiltersReply> {
    mustModerate(viewer, room);
    return { lists: await this.filters.get(room) };
  }

  @SubscribeMessage('filters:set')
  @Acked()
  set(@FromViewer() viewer: Viewer, @MessageBody() { room, name, list }: SetFilterPayload): Promise<void> {
    mustModerate(viewer, room);
    return list ? this.filters.set(room, { ...list, name }) : this.filters.remove(room, name);
  }

  @SubscribeMessage('filters:try')
  @Acked()
  try(@FromViewer() viewer: Viewer, @MessageBody() request: TryFiltersPayload): Promise<TryFiltersReply> {
    mustModerate(viewer, request.room);
    return this.filters.try(request.room, request.lists, request.latest);
  }
}

/** @throws ChatError `forbidden` */
function mustModerate({ identity }: Viewer, room: string): void {
  if (!isModerator(identity, room)) throw new ChatError('forbidden');
}
