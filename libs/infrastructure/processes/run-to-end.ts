import { InfrastructureError } from '../failure/index.js';
import { startChild, type ChildOptions } from './start-child.js';

/**
 * Runs a program and waits for its end.
 * @throws InfrastructureError with `whatToDo` and the last lines of its log unless it ends with code 0
 */
export async function runToEnd(options: ChildOptions, whatToDo: string): Promise<void> {
  const child = await startChild(options);
  const { code, signal } = await child.ended;
  if (code === 0) return;
  throw new InfrastructureError(
    `${options.name} failed (${signal ?? `exit code ${code}`}). ${whatToDo}\n${await child.lastLines()}`,
  );
}
