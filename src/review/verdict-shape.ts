import { z } from 'zod';
import type { ReviewVerdict } from './reviewer.js';

const sentence = z.string().max(500);

/** What hosts answer comes from outside, over HTTP or from code that no compiler looked at. */
export const verdictShape = z.discriminatedUnion('do', [
  z.object({ do: z.literal('allow') }),
  z.object({ do: z.literal('change'), text: z.string() }),
  z.object({ do: z.literal('refuse'), message: sentence.optional() }),
  z.object({ do: z.literal('hold'), why: sentence }),
]) satisfies z.ZodType<ReviewVerdict>;
