import { spawn } from 'node:child_process';
import { environment, repository } from './repository.mjs';
import { guard } from './guard.mjs';

/** Runs a program to its end and keeps what it says: `{ code, output }`; 127 when it cannot be started. */
export function capture(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repository,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const release = guard(child);
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => {
      release();
      resolve({ code: code ?? 1, output: output.trim() });
    });
  });
}
