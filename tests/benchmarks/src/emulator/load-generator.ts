/** Runs the loads that its parent sends, one after another, and answers each with its Measurement. */
import autocannon from 'autocannon';
import type { Load, Measurement } from './load.js';

process.on('message', (load: Load) => {
  void run(load).then((measurement) => process.send?.(measurement));
});
process.on('disconnect', () => process.exit());

async function run({ url, requests, connections, seconds }: Load): Promise<Measurement> {
  const result = await autocannon({ url, requests: [...requests], connections, duration: seconds });
  const { totalCompletedRequests: answered = result.requests.total, non2xx, errors } = result;
  return {
    perSecond: answered / result.duration,
    medianMs: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: non2xx + errors,
    answerBytes: Math.round(result.throughput.total / Math.max(1, answered)),
  };
}
