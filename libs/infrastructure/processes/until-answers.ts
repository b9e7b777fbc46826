import { setTimeout as delay } from 'node:timers/promises';
import { InfrastructureError, messageOf } from '../failure/index.js';

export interface Question {
  /** What is waited for, as the message names it. */
  readonly name: string;
  /** Resolves when it answers, rejects when it does not yet. */
  readonly ask: () => Promise<unknown>;
  readonly withinMs: number;
  /** Tells why waiting has become pointless. */
  readonly gaveUp?: () => Promise<string | undefined> | string | undefined;
  /** What was last seen of it, for the message. */
  readonly evidence?: () => Promise<string>;
}

const PAUSE_MS = 100;

/** @throws InfrastructureError when it has not answered in time, or cannot any more */
export async function untilAnswers(question: Question): Promise<void> {
  const deadline = performance.now() + question.withinMs;
  for (;;) {
    const end = await question.gaveUp?.();
    if (end !== undefined) throw new InfrastructureError(`${question.name} ${end}.${await shown(question)}`);
    try {
      await question.ask();
      return;
    } catch (error) {
      if (performance.now() > deadline) {
        const seconds = Math.round(question.withinMs / 1000);
        throw new InfrastructureError(
          `${question.name} did not answer within ${seconds} s: ${messageOf(error)}.${await shown(question)}`,
          { cause: error },
        );
      }
    }
    await delay(PAUSE_MS);
  }
}

async function shown(question: Question): Promise<string> {
  const evidence = (await question.evidence?.()) ?? '';
  return evidence === '' ? '' : `\n${evidence}`;
}
