import type { ModuleRef } from '@nestjs/core';
import { HttpReviewer } from './http-reviewer.js';
import type { ReviewOptions } from './review-options.js';
import type { Reviewer } from './reviewer.js';

/** @throws Error where no module provides it, or it is one for each request, which a chat does not have */
export function findReviewer({ by, url, secret, atOnce }: ReviewOptions, modules: ModuleRef): Reviewer {
  if (url !== undefined && secret !== undefined) return new HttpReviewer(url, secret, atOnce);
  try {
    return modules.get<Reviewer>(by as NonNullable<typeof by>, { strict: false });
  } catch (cause) {
    throw new Error('ChatModule cannot start. review.by: has to be a provider of one of the modules', {
      cause,
    });
  }
}
