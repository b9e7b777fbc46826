import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

/** Hands over each line that is added to a file, until the signal; the file must exist. */
export async function followLog(path: string, onLine: (line: string) => void, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'r');
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(64 * 1024);
  let rest = '';
  try {
    for (let last = false; ;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead > 0) {
        const lines = (rest + decoder.decode(buffer.subarray(0, bytesRead), { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine(line);
        continue;
      }
      if (last) return;
      // What was written just before the end is still to be read.
      last = signal.aborted;
      if (!last) await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await file.close();
  }
}
