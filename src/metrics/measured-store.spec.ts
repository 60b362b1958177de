import type { ChatStore } from '../store/chat-store.js';
import { ChatMetrics } from './chat-metrics.js';
import { MeasuredStore } from './measured-store.js';

async function valueOf(metrics: ChatMetrics, series: string): Promise<string | undefined> {
  const line = (await metrics.registry.metrics()).split('\n').find((one) => one.startsWith(`${series} `));
  return line?.split(' ')[1];
}

describe('the measured store', () => {
  const failing = { append: () => Promise.reject(new Error('disk full')) } as unknown as ChatStore;
  const entry = { room: 'r', draft: { type: 'announcement' as const, id: 'a', text: 't' } };

  it('counts what fails, times it too, and passes the reason on', async () => {
    const metrics = new ChatMetrics();
    const store = new MeasuredStore(failing, metrics);
    await expect(store.append([entry, entry])).rejects.toThrow('disk full');
    expect(await valueOf(metrics, 'streamside_store_errors_total{operation="append"}')).toBe('1');
    expect(await valueOf(metrics, 'streamside_store_seconds_count{operation="append"}')).toBe('1');
    expect(await valueOf(metrics, 'streamside_store_batch_events_sum')).toBe('2');
  });
});
