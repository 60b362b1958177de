import { UseFilters, UseGuards } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Acked } from '../chat/acked.js';
import { CHAT_NAMESPACE } from '../chat/chat.adapter.js';
import { ChatExceptionFilter } from '../chat/chat-exception.filter.js';
import { Payload } from '../chat/payload.pipe.js';
import type {
  ActionReply,
  AddressListReply,
  CardReply,
  ReviewReply,
  UndoAllReply,
} from '../contract/moderation.js';
import { FromViewer } from '../identity/viewer-of.js';
import type { Viewer } from '../identity/viewer.js';
import { AskLimitGuard } from '../limits/rate-limit.guard.js';
import { BannedAddresses } from './banned-addresses.js';
import { Cards } from './cards.js';
import { ModerationService } from './moderation.service.js';
import { Moderators } from './moderators.js';
import {
  AddressPayload,
  AnnouncePayload,
  CardPayload,
  ClearPayload,
  DecidePayload,
  DeletePayload,
  PinPayload,
  RolePayload,
  RoomPayload,
  TimeoutPayload,
  UndoAllPayload,
  UndoPayload,
  UpdatePayload,
  UserPayload,
} from './payloads.js';
import { ReviewQueue } from './review-queue.js';
import { RoomControlService } from './room-control.service.js';
import { UndoService } from './undo.service.js';

/** What moderators ask for: each event is one call of a service, in the name of whoever asks. */
@WebSocketGateway({ namespace: CHAT_NAMESPACE })
@UseFilters(ChatExceptionFilter)
@UseGuards(AskLimitGuard)
export class ModerationGateway {
  constructor(
    private readonly moderators: Moderators,
    private readonly moderation: ModerationService,
    private readonly control: RoomControlService,
    private readonly undos: UndoService,
    private readonly cards: Cards,
    private readonly reviews: ReviewQueue,
    private readonly banned: BannedAddresses,
  ) {}

  @SubscribeMessage('message:delete')
  @Acked()
  async delete(@FromViewer() viewer: Viewer, @Payload() request: DeletePayload): Promise<ActionReply> {
    return this.moderation.delete(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:purge')
  @Acked()
  async purge(@FromViewer() viewer: Viewer, @Payload() request: UserPayload): Promise<ActionReply> {
    return this.moderation.purge(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('room:clear')
  @Acked()
  async clear(@FromViewer() viewer: Viewer, @Payload() request: ClearPayload): Promise<ActionReply> {
    return this.moderation.clear(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:timeout')
  @Acked()
  async timeout(@FromViewer() viewer: Viewer, @Payload() request: TimeoutPayload): Promise<ActionReply> {
    return this.moderation.timeout(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:ban')
  @Acked()
  async ban(@FromViewer() viewer: Viewer, @Payload() request: UserPayload): Promise<ActionReply> {
    return this.moderation.ban(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:unban')
  @Acked()
  async unban(@FromViewer() viewer: Viewer, @Payload() request: UserPayload): Promise<ActionReply> {
    return this.moderation.unban(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:mute')
  @Acked()
  async mute(@FromViewer() viewer: Viewer, @Payload() request: UserPayload): Promise<ActionReply> {
    return this.moderation.mute(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:unmute')
  @Acked()
  async unmute(@FromViewer() viewer: Viewer, @Payload() request: UserPayload): Promise<ActionReply> {
    return this.moderation.unmute(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('address:ban')
  @Acked()
  async banAddress(@FromViewer() viewer: Viewer, @Payload() request: AddressPayload): Promise<ActionReply> {
    return this.moderation.banAddress(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('address:list')
  @Acked()
  async addresses(@FromViewer() viewer: Viewer, @Payload() { room }: RoomPayload): Promise<AddressListReply> {
    return this.banned.list(room, await this.moderators.by(viewer, room));
  }

  @SubscribeMessage('address:unban')
  @Acked()
  async unbanAddress(@FromViewer() viewer: Viewer, @Payload() request: AddressPayload): Promise<ActionReply> {
    return this.moderation.unbanAddress(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('room:announce')
  @Acked()
  async announce(@FromViewer() viewer: Viewer, @Payload() request: AnnouncePayload): Promise<ActionReply> {
    return this.control.announce(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('message:pin')
  @Acked()
  async pin(@FromViewer() viewer: Viewer, @Payload() request: PinPayload): Promise<ActionReply> {
    return this.control.pin(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('room:update')
  @Acked()
  async update(@FromViewer() viewer: Viewer, @Payload() request: UpdatePayload): Promise<ActionReply> {
    return this.control.update(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:role')
  @Acked()
  async setRole(@FromViewer() viewer: Viewer, @Payload() request: RolePayload): Promise<ActionReply> {
    return this.control.setRole(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('action:undo')
  @Acked()
  async undo(@FromViewer() viewer: Viewer, @Payload() request: UndoPayload): Promise<ActionReply> {
    return this.undos.undo(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('actions:undo')
  @Acked()
  async undoAll(@FromViewer() viewer: Viewer, @Payload() request: UndoAllPayload): Promise<UndoAllReply> {
    return this.undos.undoAll(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('user:card')
  @Acked()
  async card(@FromViewer() viewer: Viewer, @Payload() request: CardPayload): Promise<CardReply> {
    return this.cards.card(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('review:decide')
  @Acked()
  async decide(@FromViewer() viewer: Viewer, @Payload() request: DecidePayload): Promise<ActionReply> {
    return this.reviews.decide(request, await this.moderators.by(viewer, request.room));
  }

  @SubscribeMessage('review:list')
  @Acked()
  async review(@FromViewer() viewer: Viewer, @Payload() { room }: RoomPayload): Promise<ReviewReply> {
    return this.reviews.list(room, await this.moderators.by(viewer, room));
  }
}
