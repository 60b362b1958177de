import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { ChatMetrics } from '../metrics/chat-metrics.js';
import { InTurn } from './in-turn.js';
import { patience } from './patience.js';
import { kindOf, nameOf, ReviewFailure } from './review-failure.js';
import type { ReviewOptions } from './review-options.js';
import type { MessageInReview, Reviewer, ReviewVerdict } from './reviewer.js';
import { verdictShape } from './verdict-shape.js';

/** A reviewer that fails is reported so often at most: anybody who writes can make it fail once more. */
const REPORT_EVERY_MS = 60_000;

/** What becomes of a message without a verdict. It is final: a retry could meet the same failure for ever. */
const WITHOUT_VERDICT: Record<ReviewOptions['onFailure'], ReviewVerdict> = {
  allow: { do: 'allow' },
  hold: { do: 'hold', why: 'The review did not answer.' },
  refuse: { do: 'refuse', message: 'It could not be reviewed. Try again later.' },
};

/** Asks the host about messages before they are committed, for as long as that is worth waiting for. */
export class HostReview implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Review');
  private readonly policy;
  private readonly inTurn = new InTurn();
  private reviewer: (Reviewer & { close?(): Promise<void> }) | undefined;
  private reportedAt = -Infinity;

  /** @param find the reviewer; only once the app's modules are there, since it may be a provider of one of them */
  constructor(
    private readonly options: ReviewOptions,
    private readonly find: () => Reviewer,
    private readonly metrics: ChatMetrics,
  ) {
    const { policy, onRecovery } = patience(options);
    this.policy = policy;
    onRecovery(() => this.logger.log('The review works again.'));
  }

  onModuleInit(): void {
    this.reviewer = this.find();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.reviewer?.close?.();
  }

  /**
   * One sender's messages have their verdicts in the order in which they were sent, though they are reviewed at
   * the same time: a quick answer does not bring what was said second before what was said first.
   *
   * @param isStored whether the message is a retry of one that is committed: that had its verdict
   */
  verdictOn(message: MessageInReview, isStored: () => Promise<boolean>): Promise<ReviewVerdict> {
    const verdict = async (): Promise<ReviewVerdict> =>
      (await isStored()) ? { do: 'allow' } : this.ask(message);
    return this.inTurn.after(`${message.room} ${message.user.id}`, verdict());
  }

  private async ask(message: MessageInReview): Promise<ReviewVerdict> {
    const askedAt = performance.now();
    try {
      const verdict = await this.policy.execute(({ signal }) => this.answer(message, signal));
      this.metrics.reviewed(verdict.do, askedAt);
      return verdict;
    } catch (error) {
      this.metrics.reviewed(kindOf(error), askedAt);
      this.report(error);
      return WITHOUT_VERDICT[this.options.onFailure];
    }
  }

  private async answer(message: MessageInReview, signal: AbortSignal): Promise<ReviewVerdict> {
    const answered = verdictShape.safeParse(await this.reviewer?.review(message, signal));
    if (!answered.success) throw new ReviewFailure('answered something that is no verdict');
    return answered.data;
  }

  private report(error: unknown): void {
    const now = performance.now();
    if (now - this.reportedAt < REPORT_EVERY_MS) return;
    this.reportedAt = now;
    const { onFailure } = this.options;
    this.logger.warn(`The review fails (${nameOf(error)}). What has no verdict: ${onFailure}.`);
  }
}
