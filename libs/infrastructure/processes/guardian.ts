import { spawn } from 'node:child_process';

export interface Guardian {
  /** The watched process has ended in order: nothing is left to do. */
  release(): void;
}

export type LastSignal = 'KILL' | 'QUIT';

/**
 * Waits for a word on its standard input. A word means "released"; the end of the input means that whoever held the
 * other end is gone, for whatever reason (SIGKILL included, which no handler sees): then the watched process must go too.
 */
const script = `
read -r word && exit 0
kill -s "$2" -- "-$1" 2>/dev/null
tries=0
while [ "$tries" -lt 50 ] && kill -0 "$1" 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL -- "-$1" 2>/dev/null
`;

/** Ends the process group `pid` as soon as this process is gone. It needs only a POSIX shell. */
export function guard(pid: number, signal: LastSignal): Guardian {
  const shell = spawn('/bin/sh', ['-c', script, 'sidetone-guardian', String(pid), signal], {
    detached: true, // a Ctrl-C in the terminal must not end the guardian first
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined); // without a shell the pid file is what the next start has
  shell.stdin.on('error', () => undefined);
  shell.unref();
  // The pipe must not keep this process alive; a socket underneath has unref, which the stream type does not tell.
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return { release: () => void shell.stdin.end('released\n') };
}
