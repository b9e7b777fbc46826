import { readFile, stat } from 'node:fs/promises';
import { parseReport, type SimulatorReport } from './simulator-output.js';

type Planted = SimulatorReport['truth']['effects'];

/**
 * Tells what a simulator says in its report that it has planted; undefined while there is no report. One that stays the same is read once.
 * @throws InfrastructureError when the file is no report
 */
export function plantedAsReported(path: string): () => Promise<Planted | undefined> {
  let last: { readonly writtenMs: number; readonly planted: Planted } | undefined;
  return async () => {
    const file = await stat(path).catch(() => undefined);
    if (file === undefined) return undefined;
    if (last?.writtenMs !== file.mtimeMs) {
      const report = parseReport(await readFile(path, 'utf8'));
      last = { writtenMs: file.mtimeMs, planted: report.truth.effects };
    }
    return last.planted;
  };
}
