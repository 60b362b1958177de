import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Limits, Welcome } from '../contract/wire.js';
import { Broadcaster, type ChatNamespace, type ChatSocket } from '../feed/broadcaster.js';
import { languageOf } from '../identity/assigned-nickname.js';
import { Authenticator } from '../identity/authenticator.js';
import { rolesIn, youAs } from '../identity/identity.js';
import { NICKNAME_LENGTH } from '../identity/nickname-rules.js';
import { Viewer } from '../identity/viewer.js';
import { addressReader, type AddressOf } from '../limits/address.js';
import { TEXT_LENGTH } from '../messages/text-rules.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { HISTORY_LIMIT, RoomsService } from '../rooms/rooms.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { VERSION } from '../version.js';
import { Arrivals } from './arrivals.js';
import { releaseRequest } from './handshake-request.js';
import { toChatError } from './to-chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from './chat-options.js';
import { Dispatcher } from './dispatcher.js';
import { Drain } from './drain.js';

/** What happens when a socket connects to the chat and when it is gone. Nothing here may throw: it would end the process. */
@Injectable()
export class Connections implements OnModuleInit {
  private readonly logger = new Logger('Chat');
  private readonly addressOf: AddressOf;
  private readonly limits: Limits;

  constructor(
    @Inject(CHAT_OPTIONS) options: ChatOptions,
    private readonly authenticator: Authenticator,
    private readonly sessions: SessionsService,
    private readonly rooms: RoomsService,
    private readonly broadcaster: Broadcaster,
    private readonly drain: Drain,
    private readonly dispatcher: Dispatcher,
    private readonly arrivals: Arrivals,
    private readonly metrics: ChatMetrics,
  ) {
    this.addressOf = addressReader(options.trustedProxies);
    this.limits = {
      text: TEXT_LENGTH.codePoints,
      textBytes: TEXT_LENGTH.bytes,
      nickname: NICKNAME_LENGTH,
      rooms: options.roomsPerViewer,
      history: HISTORY_LIMIT.max,
    };
  }

  /** Gateways are connected before the modules are initialised: by now it is known how. */
  onModuleInit(): void {
    if (this.broadcaster.isAttached && !this.dispatcher.inUse)
      throw new Error(
        'ChatModule needs its adapter: app.useWebSocketAdapter(new ChatAdapter(app)) before app.listen()',
      );
  }

  /** Lets into the namespace only who is somebody; the refusal's code is in the `connect_error`'s data. */
  guard(namespace: ChatNamespace): void {
    this.broadcaster.attach(namespace);
    namespace.use((socket, next) => {
      this.identify(socket).then(
        () => next(),
        (reason: unknown) => next(this.refusal(reason)),
      );
    });
  }

  welcome(socket: ChatSocket): void {
    this.metrics.connected('ok');
    this.attempt(async () => {
      const { identity } = socket.data.viewer;
      releaseRequest(socket);
      this.sessions.begin(socket.data.viewer);
      const guestToken = await this.authenticator.guestToken(identity);
      const welcome: Welcome = {
        you: youAs(identity, rolesIn(identity)),
        limits: this.limits,
        version: VERSION,
      };
      socket.emit('welcome', guestToken === undefined ? welcome : { ...welcome, guestToken });
    });
  }

  farewell(socket: ChatSocket): void {
    this.attempt(async () => {
      // Whoever says something and closes the page has said it.
      await this.arrivals.settle(socket.id);
      this.rooms.leaveAll(socket.data.viewer);
      this.sessions.finish(socket.data.viewer);
    });
  }

  private async identify(socket: ChatSocket): Promise<void> {
    this.drain.refuseWhileDraining();
    const { auth, headers } = socket.handshake;
    const identity = await this.authenticator.identify(auth);
    const locale = typeof auth.locale === 'string' ? auth.locale : headers['accept-language'];
    socket.data.viewer = new Viewer(socket.id, identity, this.addressOf(socket.request), languageOf(locale));
  }

  private refusal(reason: unknown): Error {
    const error = toChatError(reason);
    this.metrics.connected(error.code);
    if (error.code === 'unavailable' && error.cause !== undefined) this.logger.error(error.cause);
    return Object.assign(new Error(error.message), { data: error.body });
  }

  private attempt(act: () => void | Promise<void>): void {
    void Promise.resolve()
      .then(act)
      .catch((reason: unknown) => this.logger.error(reason));
  }
}
