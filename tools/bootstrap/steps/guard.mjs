import { spawn } from 'node:child_process';

/**
 * Ends a child's process group when this process is gone, however it went: a shell waits for the end of a pipe that only
 * we hold open. (libs/infrastructure has the same for servers; this one must work before anything is built.)
 * @returns what to call when the child has ended by itself
 */
export function guard(child) {
  if (child.pid === undefined) return () => undefined;
  const script = 'read -r word && exit 0; kill -s TERM -- "-$1"; sleep 12; kill -s KILL -- "-$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'sidetone-guardian', String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.stdin.unref();
  shell.unref();
  return () => shell.stdin.end('released\n');
}
