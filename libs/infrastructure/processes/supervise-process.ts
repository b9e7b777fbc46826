import { startChild, type Child, type ChildOptions, type Ending } from './start-child.js';
import { untilAnswers } from './until-answers.js';

export interface SuperviseOptions extends Omit<ChildOptions, 'lastSignal' | 'account' | 'background'> {
  /** Answers 200 once the process is ready; without it, started is ready. */
  readonly readyUrl?: string;
  readonly readyWithinMs?: number;
}

/** A process of our own: SIGTERM, and SIGKILL after 10 s, ends it; it ends with this process at the latest. */
export type SupervisedProcess = Child;

const READY_WITHIN_MS = 60_000;
const REQUEST_TIMEOUT_MS = 2_000;

/**
 * Starts a process and waits until it is ready.
 * @throws InfrastructureError with its last log lines when it ends or stays silent instead; it no longer runs then
 */
export async function superviseProcess(options: SuperviseOptions): Promise<SupervisedProcess> {
  const child = await startChild({ ...options, background: true });
  const { readyUrl } = options;
  if (readyUrl === undefined) return child;
  try {
    await untilAnswers({
      name: options.name,
      ask: () => isReady(readyUrl),
      withinMs: options.readyWithinMs ?? READY_WITHIN_MS,
      gaveUp: () => describeEnding(child.ending()),
      evidence: () => child.lastLines(),
    });
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

/** How a process that should have kept running ended, in words. */
export function describeEnding(ending: Ending | undefined): string | undefined {
  if (ending === undefined) return undefined;
  const how = ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`;
  return `ended before it was ready (${how})`;
}

async function isReady(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  await response.body?.cancel();
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
}
