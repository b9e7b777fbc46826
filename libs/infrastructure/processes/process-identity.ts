import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Whether a process with this id exists, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * What tells this process from a later one with the same id: when it was started, and its command line.
 * `undefined` when no such process runs. Linux has it in /proc, where `ps` may not be installed.
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<string | undefined> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // proc(5): the name, in parentheses, may itself contain spaces; the state follows it, the start time is field 22.
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (afterName[0] === 'Z') return undefined;
    return `${afterName[19] ?? ''} ${commandLine.replaceAll('\0', ' ').trim()}`;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-p', String(pid), '-o', 'lstart=,command='], (error, stdout) => {
      const line = stdout.trim();
      resolve(error || line === '' ? undefined : line);
    });
  });
}
