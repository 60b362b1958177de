import { matches, type Pattern } from './matches.js';
import { patience } from './patience.js';

/** What one of many has to be: like this, or such that this holds. */
export type Which<T> = Pattern<T> | ((one: T) => boolean);

/** Those who wait for something to come. */
export class Waits {
  private readonly looks = new Set<() => void>();
  private readonly timers = new Set<NodeJS.Timeout>();

  /** Something came. */
  look(): void {
    for (const look of [...this.looks]) look();
  }

  /** The first of those that came or are to come for which it holds. @throws Error that says what came instead */
  first<T>(name: string, came: readonly T[], which: Which<T> = () => true): Promise<T> {
    const holds = typeof which === 'function' ? (which as (one: T) => boolean) : isLike(which);
    return new Promise((resolve, reject) => {
      const end = () => {
        this.looks.delete(look);
        this.timers.delete(timer);
        clearTimeout(timer);
      };
      const look = () => {
        const found = came.find(holds);
        if (found === undefined) return;
        end();
        resolve(found);
      };
      // Made here, so that its stack leads to who waits.
      const late = new Error();
      const timer = setTimeout(() => {
        end();
        const wanted = typeof which === 'function' ? 'what was waited for' : JSON.stringify(which);
        late.message = `${name}: ${wanted} did not come in ${patience.ms} ms. What came: ${JSON.stringify(came)}`;
        reject(late);
      }, patience.ms);
      this.looks.add(look);
      this.timers.add(timer);
      look();
    });
  }

  /** Whoever still waits is told nothing any more. */
  end(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.looks.clear();
  }
}

function isLike<T>(pattern: Pattern<T>): (one: T) => boolean {
  return (one) => matches(one, pattern);
}
