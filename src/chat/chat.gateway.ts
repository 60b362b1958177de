import { UseFilters, UseGuards } from '@nestjs/common';
import {
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { HistoryReply, JoinReply, RefreshReply, RenameReply, SendReply } from '../contract/wire.js';
import type { ChatNamespace, ChatSocket } from '../feed/broadcaster.js';
import { NicknameGuard } from '../identity/nickname.guard.js';
import { NicknamesService } from '../identity/nicknames.service.js';
import { FromViewer } from '../identity/viewer-of.js';
import type { Viewer } from '../identity/viewer.js';
import { AskLimitGuard, SendLimitGuard } from '../limits/rate-limit.guard.js';
import { MessagesService } from '../messages/messages.service.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Acked } from './acked.js';
import { CHAT_NAMESPACE } from './chat.adapter.js';
import { ChatExceptionFilter } from './chat-exception.filter.js';
import { Connections } from './connections.js';
import { Payload } from './payload.pipe.js';
import {
  HistoryPayload,
  JoinPayload,
  LeavePayload,
  RefreshPayload,
  RenamePayload,
  SendPayload,
} from './payloads.js';

/** The chat's events: each is one call of a service, and its ack what the service returns or throws. */
@WebSocketGateway({ namespace: CHAT_NAMESPACE })
@UseFilters(ChatExceptionFilter)
export class ChatGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly connections: Connections,
    private readonly rooms: RoomsService,
    private readonly messages: MessagesService,
    private readonly nicknames: NicknamesService,
    private readonly sessions: SessionsService,
  ) {}

  afterInit(namespace: ChatNamespace): void {
    this.connections.guard(namespace);
  }

  handleConnection(socket: ChatSocket): void {
    this.connections.welcome(socket);
  }

  handleDisconnect(socket: ChatSocket): void {
    this.connections.farewell(socket);
  }

  @UseGuards(AskLimitGuard)
  @SubscribeMessage('room:join')
  @Acked()
  join(@FromViewer() viewer: Viewer, @Payload() request: JoinPayload): Promise<JoinReply> {
    return this.rooms.join(viewer, request);
  }

  @UseGuards(AskLimitGuard)
  @SubscribeMessage('room:leave')
  @Acked()
  leave(@FromViewer() viewer: Viewer, @Payload() { room }: LeavePayload): void {
    this.rooms.leave(viewer, room);
  }

  @UseGuards(SendLimitGuard, NicknameGuard)
  @SubscribeMessage('message:send')
  @Acked()
  send(@FromViewer() viewer: Viewer, @Payload() request: SendPayload): Promise<SendReply> {
    return this.messages.send(viewer, request);
  }

  @UseGuards(AskLimitGuard)
  @SubscribeMessage('nickname:change')
  @Acked()
  rename(@FromViewer() viewer: Viewer, @Payload() { nickname }: RenamePayload): Promise<RenameReply> {
    return this.nicknames.rename(viewer, nickname);
  }

  @UseGuards(AskLimitGuard)
  @SubscribeMessage('token:refresh')
  @Acked()
  refresh(@FromViewer() viewer: Viewer, @Payload() { token }: RefreshPayload): Promise<RefreshReply> {
    return this.sessions.refresh(viewer, token);
  }

  @UseGuards(AskLimitGuard)
  @SubscribeMessage('history:before')
  @Acked()
  async history(@FromViewer() viewer: Viewer, @Payload() request: HistoryPayload): Promise<HistoryReply> {
    return { events: await this.rooms.history(viewer, request) };
  }
}
