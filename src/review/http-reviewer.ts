import { createHmac } from 'node:crypto';
import { Agent, type Dispatcher } from 'undici';
import type { MessageInReview, Reviewer, ReviewVerdict } from './reviewer.js';
import { ReviewFailure } from './review-failure.js';

/** A verdict and its text are far smaller; what is more is not read. */
const ANSWER_BYTES = 64 * 1024;

/** Below the minute or so after which servers and proxies close what is quiet, or a message would meet a closed door. */
const KEEP_ALIVE_MS = 30_000;

/** Asks an HTTP endpoint of the host: one POST for each message, over connections that stay open. */
export class HttpReviewer implements Reviewer {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly secret: string,
    connections: number,
  ) {
    this.agent = new Agent({ connections, keepAliveTimeout: KEEP_ALIVE_MS, maxResponseSize: ANSWER_BYTES });
  }

  async review(message: MessageInReview, signal: AbortSignal): Promise<ReviewVerdict> {
    const { statusCode, body } = await this.post(JSON.stringify({ ...message, askedAt: Date.now() }), signal);
    // Read in any case: what is not read keeps the connection from being used again.
    const text = await body.text();
    if (statusCode !== 200) throw new ReviewFailure(`answered with status ${statusCode}`);
    return parsed(text);
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private post(body: string, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { origin, pathname, search } = new URL(this.url);
    const headers = {
      'content-type': 'application/json',
      'streamside-signature': `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`,
    };
    return this.agent.request({ origin, path: pathname + search, method: 'POST', headers, body, signal });
  }
}

function parsed(text: string): ReviewVerdict {
  try {
    return JSON.parse(text) as ReviewVerdict;
  } catch {
    throw new ReviewFailure('answered something that is not JSON');
  }
}
