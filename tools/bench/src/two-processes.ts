import { setTimeout as pause } from 'node:timers/promises';
import type { Suite } from '@sidetone/testing/suite';
import { countedRecords, requireProgress, startService } from './service-drain.js';

/** Of a drain that begins before both processes are there, so much must be left for a rate. */
const LEAST_LEFT = 0.2;

/** Records a second that two processes of the service take together, from when both are ready to the last; undefined where too few were left by then. */
export async function twoProcessesRate(suite: Suite, records: number): Promise<number | undefined> {
  const both = [startService(suite), startService(suite)];
  let first: { at: number; done: number } | undefined;
  let last = { at: performance.now(), done: 0 };
  while (last.done < records) {
    await pause(20);
    for (const { service } of both) service.throwIfFailed();
    const done = await countedRecords(suite);
    if (done > last.done) last = { at: performance.now(), done };
    else requireProgress(last, records);
    if (both.every(({ service }) => service.running !== undefined)) first ??= { at: performance.now(), done };
  }
  for (const service of await Promise.all(both.map(({ starting }) => starting))) await service.stop();
  if (first === undefined || records - first.done < records * LEAST_LEFT) return undefined;
  return (records - first.done) / ((last.at - first.at) / 1000);
}
