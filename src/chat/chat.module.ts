import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { openBus } from '../cluster/open-bus.js';
import { connectRedis, REDIS } from '../cluster/redis.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { FeedBus } from '../feed/feed-bus.js';
import { Feed } from '../feed/feed.js';
import { HeadWatch } from '../feed/head-watch.js';
import { LogRepair } from '../feed/log-repair.js';
import { SocketWriter } from '../feed/socket-writer.js';
import { FiltersGateway } from '../filters/filters.gateway.js';
import { FiltersService } from '../filters/filters.service.js';
import { RoomFilters } from '../filters/room-filters.js';
import { Authenticator } from '../identity/authenticator.js';
import { NicknameGuard } from '../identity/nickname.guard.js';
import { NicknamesService } from '../identity/nicknames.service.js';
import { Viewers } from '../identity/viewers.js';
import { Counters } from '../limits/counters.js';
import { AskLimitGuard, SendLimitGuard } from '../limits/rate-limit.guard.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Turns } from '../limits/turns.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { MeasuredStore } from '../metrics/measured-store.js';
import { PulledMetrics } from '../metrics/pulled-metrics.js';
import { MessagesService } from '../messages/messages.service.js';
import { Screening } from '../messages/screening.js';
import { ActionLog } from '../moderation/action-log.js';
import { BannedAddresses } from '../moderation/banned-addresses.js';
import { Bouncer } from '../moderation/bouncer.js';
import { Cards } from '../moderation/cards.js';
import { Doorstep } from '../moderation/doorstep.js';
import { ModerationGateway } from '../moderation/moderation.gateway.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { Moderators } from '../moderation/moderators.js';
import { ReviewQueue } from '../moderation/review-queue.js';
import { Roles } from '../moderation/roles.js';
import { RoomControlService } from '../moderation/room-control.service.js';
import { Sanctions } from '../moderation/sanctions.js';
import { Standings } from '../moderation/standings.js';
import { Targets } from '../moderation/targets.js';
import { UndoService } from '../moderation/undo.service.js';
import { findReviewer } from '../review/find-reviewer.js';
import { HostReview } from '../review/host-review.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import { Attendance } from '../rooms/attendance.js';
import { Census } from '../rooms/census.js';
import { ClusterNicknames } from '../rooms/cluster-nicknames.js';
import { Door } from '../rooms/door.js';
import { PulseService } from '../rooms/pulse.service.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { Revocations } from '../sessions/revocations.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { ChatStore } from '../store/chat-store.js';
import { openStore } from '../store/open-store.js';
import { Admission } from './admission.js';
import { Arrivals } from './arrivals.js';
import { CHAT_OPTIONS, resolveOptions, type ChatModuleOptions, type ChatOptions } from './chat-options.js';
import { ChatGateway } from './chat.gateway.js';
import { Connections } from './connections.js';
import { Dispatcher } from './dispatcher.js';
import { Drain } from './drain.js';
import { LoopDelay } from './loop-delay.js';
import { Shutdown } from './shutdown.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN: HOST_OPTIONS } =
  new ConfigurableModuleBuilder<ChatModuleOptions>()
    .setClassMethodName('forRoot')
    .setExtras({ isGlobal: true }, (definition, { isGlobal }) => ({ ...definition, global: isGlobal }))
    .build();

/** Injection token of `ChatModuleOptions`, as the host gives them. */
export { HOST_OPTIONS };

/**
 * The chat, for an app that is a NestJS app already:
 * `imports: [ChatModule.forRoot({ auth: { secret } })]` and `app.useWebSocketAdapter(new ChatAdapter(app))`.
 * Its services can be injected everywhere, unless it is imported with `isGlobal: false`.
 */
@Module({
  providers: [
    { provide: CHAT_OPTIONS, inject: [HOST_OPTIONS], useFactory: resolveOptions },
    { provide: REDIS, inject: [CHAT_OPTIONS], useFactory: connectRedis },
    { provide: FeedBus, inject: [REDIS, ChatMetrics], useFactory: openBus },
    {
      provide: ChatStore,
      inject: [CHAT_OPTIONS, ChatMetrics],
      useFactory: async (options: ChatOptions, metrics: ChatMetrics) =>
        new MeasuredStore(await openStore(options), metrics),
    },
    {
      provide: HostReview,
      inject: [CHAT_OPTIONS, ModuleRef, ChatMetrics],
      useFactory: ({ review }: ChatOptions, modules: ModuleRef, metrics: ChatMetrics) =>
        review && new HostReview(review, () => findReviewer(review, modules), metrics),
    },
    ChatMetrics,
    PulledMetrics,
    { provide: LoopDelay, useFactory: () => new LoopDelay(() => performance.now()) },
    {
      provide: Admission,
      inject: [CHAT_OPTIONS, LoopDelay],
      useFactory: ({ handshakeLimit }: ChatOptions, loop: LoopDelay) =>
        new Admission(handshakeLimit, loop, () => performance.now()),
    },
    ChatGateway,
    FiltersGateway,
    Connections,
    Arrivals,
    Dispatcher,
    Drain,
    Shutdown,
    Authenticator,
    NicknameGuard,
    NicknamesService,
    Viewers,
    Counters,
    RateLimits,
    SendLimitGuard,
    AskLimitGuard,
    Turns,
    Revocations,
    SessionsService,
    ActiveRooms,
    Census,
    ClusterNicknames,
    Attendance,
    Door,
    RoomsService,
    PulseService,
    MessagesService,
    ModerationGateway,
    ModerationService,
    RoomControlService,
    UndoService,
    Cards,
    ReviewQueue,
    Moderators,
    Targets,
    ActionLog,
    Bouncer,
    Doorstep,
    BannedAddresses,
    Roles,
    Sanctions,
    Standings,
    FiltersService,
    RoomFilters,
    Screening,
    Feed,
    LogRepair,
    HeadWatch,
    Broadcaster,
    SocketWriter,
  ],
  exports: [
    CHAT_OPTIONS,
    REDIS,
    ChatMetrics,
    ChatStore,
    Drain,
    RoomsService,
    MessagesService,
    ModerationService,
    RoomControlService,
    UndoService,
    Cards,
    ReviewQueue,
    SessionsService,
    FiltersService,
    Feed,
  ],
})
export class ChatModule extends ConfigurableModuleClass {}
