import { SECOND_MS } from '@sidetone/domain/time';

/** Less than an orchestrator gives a process to stop. */
const MOST_MS = 5 * SECOND_MS;

/** Waits for work under way when the service stops, but not for a target that hangs: what was not noted is found again when its lease is over. */
export async function waitAtMost(work: Iterable<Promise<void>>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MOST_MS);
  });
  await Promise.race([Promise.allSettled([...work]), late]);
  clearTimeout(timer);
}
