import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readDone, readIntroduction, type Introduction, type TaskDone } from './party-words.js';

export interface PartyPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Loading the answers, and one task, take no longer. */
  readonly withinMs: number;
}

/** A program that holds the answers and does one task at a time. It waits idle in between, and ends when its input does. */
export interface Party extends Introduction {
  readonly name: string;
  /** @throws Error with the program's own words when it fails, says nonsense or takes too long */
  ask(task: string): Promise<TaskDone>;
  close(): Promise<void>;
}

/** What libraries for linear algebra read before they start threads. */
const ONE_THREAD = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  VECLIB_MAXIMUM_THREADS: '1',
  NUMEXPR_NUM_THREADS: '1',
};

/** Starts a party and waits until it has loaded the answers. @throws Error as its `ask` does */
export async function startParty({ name, command, args, withinMs }: PartyPlan): Promise<Party> {
  const child = spawn(command, [...args], { env: { ...process.env, ...ONE_THREAD } });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors = `${errors}${chunk.toString()}`.slice(-2_000)));
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.stdin.on('error', () => undefined); // It has ended: its closed output tells.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const nextLine = async (doing: string): Promise<string> => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, withinMs);
    try {
      const { done, value } = await lines.next();
      if (done !== true) return value;
      await ended;
      if (failure !== undefined) throw new Error(`${command} cannot be started: ${failure}`);
      const why = late ? `took longer than ${withinMs / 1_000} s` : errors.trim();
      throw new Error(`${name} ended while ${doing}: ${why === '' ? 'it said nothing.' : why}`);
    } finally {
      clearTimeout(timer);
    }
  };
  const close = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  try {
    const introduction = readIntroduction(name, await nextLine('loading the answers'));
    return {
      name,
      ...introduction,
      ask: async (task) => {
        child.stdin.write(`${task}\n`);
        return readDone(name, task, await nextLine(`it was asked for ${task}`));
      },
      close,
    };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    throw error;
  }
}
