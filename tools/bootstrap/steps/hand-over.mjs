import { spawn } from 'node:child_process';
import { guard } from './guard.mjs';
import { environment, repository } from './repository.mjs';

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const PATIENCE_MS = 15_000;

/**
 * Runs the real thing in our terminal, and returns its exit code. It has a process group of its own, so that a Ctrl-C
 * reaches it once, through us, and not a second time from the terminal; when it has not ended 15 s later, it is killed.
 */
export function handOver(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: repository,
      env: environment,
      stdio: 'inherit',
      detached: true,
    });
    const release = guard(child);
    let asked;
    for (const signal of Object.keys(exitCodes)) {
      process.on(signal, () => {
        asked ??= signal;
        child.kill(signal);
        setTimeout(() => endGroup(child.pid), PATIENCE_MS).unref();
      });
    }
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code, signal) => {
      release();
      resolve(asked ? exitCodes[asked] : (code ?? exitCodes[signal] ?? 1));
    });
  });
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in between.
  }
}
