import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InfrastructureError } from '../failure/index.js';
import { guard, type LastSignal } from './guardian.js';
import { lastLines } from './last-lines.js';
import { identityOf } from './process-identity.js';

export interface ChildOptions {
  /** What messages call it. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Its output is appended here. */
  readonly logFile: string;
  /** Kept while it runs, so that a later start can end what a crash of the machine's session left. */
  readonly pidFile?: string;
  /** Does not keep this process alive, as a server that nobody waits for should not; `stop` waits all the same. */
  readonly background?: boolean;
  /** What asks it to end. */
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
  /** What ends it when this process dies. */
  readonly lastSignal?: LastSignal;
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly ended: Promise<Ending>;
  /** Resolves with what to tell when it ends without having been asked to, with its last log lines; never otherwise. */
  readonly endedUnasked: Promise<InfrastructureError>;
  /** How it ended, or `undefined` while it runs. */
  ending(): Ending | undefined;
  /** Asks it to end, and kills it when it has not within `graceMs`. */
  stop(graceMs?: number): Promise<Ending>;
  kill(): Promise<Ending>;
  lastLines(count?: number): Promise<string>;
}

const STOP_GRACE_MS = 10_000;
const LAST_WORDS = 15;

/** Starts a program in a process group of its own, its output in a file; it ends with this process at the latest. */
export async function startChild(options: ChildOptions): Promise<Child> {
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, 'a');
  try {
    const child = spawn(options.command, [...options.args], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...(options.env ?? process.env) },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...options.account,
    });
    return await watch(child, options);
  } finally {
    await log.close();
  }
}

async function watch(child: ChildProcess, options: ChildOptions): Promise<Child> {
  let ending: Ending | undefined;
  let asked = false;
  const ended = new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => resolve((ending = { code, signal })));
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (error) =>
      reject(new InfrastructureError(`${options.name} cannot be started: ${error.message}.`, { cause: error })),
    );
  });
  if (options.background === true) child.unref();
  const guardian = guard(pid, options.lastSignal ?? 'KILL');
  void ended.then(() => guardian.release());
  if (options.pidFile !== undefined) await keepPidFile(options.pidFile, pid, ended);

  const end = async (signal: NodeJS.Signals, graceMs: number): Promise<Ending> => {
    asked = true;
    if (ending) return ending;
    child.ref();
    signalGroup(pid, signal);
    const timer = new AbortController();
    const late = delay(graceMs, 'late', { signal: timer.signal, ref: true }).catch(() => 'in time');
    if ((await Promise.race([ended, late])) === 'late') signalGroup(pid, 'SIGKILL');
    timer.abort();
    return ended;
  };
  return {
    name: options.name,
    pid,
    logFile: options.logFile,
    ended,
    endedUnasked: new Promise((resolve) => {
      void ended.then(async (how) => {
        if (!asked) resolve(unaskedEnd(options, how, await lastLines(options.logFile, LAST_WORDS)));
      });
    }),
    ending: () => ending,
    stop: (graceMs = STOP_GRACE_MS) => end(options.stopSignal ?? 'SIGTERM', graceMs),
    kill: () => end('SIGKILL', STOP_GRACE_MS),
    lastLines: (count = 20) => lastLines(options.logFile, count),
  };
}

async function keepPidFile(path: string, pid: number, ended: Promise<unknown>): Promise<void> {
  await writeFile(path, JSON.stringify({ pid, identity: await identityOf(pid) }));
  void ended.then(() => rm(path, { force: true })).catch(() => undefined);
}

function unaskedEnd({ name }: ChildOptions, { code, signal }: Ending, said: string): InfrastructureError {
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
  const lastWords = said === '' ? 'It said nothing.' : `Its last words:\n${said}`;
  return new InfrastructureError(`${name} has ended unasked (${how}). ${lastWords}`);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended in between.
  }
}
