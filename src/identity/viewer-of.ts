import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ChatSocket } from '../feed/broadcaster.js';
import type { Viewer } from './viewer.js';

/** The viewer whose message is being handled. */
export function viewerOf(context: ExecutionContext): Viewer {
  return context.switchToWs().getClient<ChatSocket>().data.viewer;
}

/** Parameter of a gateway's method: the viewer who sent the message. */
export const FromViewer = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  viewerOf(context),
);
