import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DriverAnswers } from '@sidetone/domain/drivers';
import { plantWorld } from '@sidetone/domain/planted-truth';

export const WORLD_SEED = 1;
/** The first eight of the planted KPIs; the ninth matters in confounded worlds only. */
const KPIS = 8;

/** Answers of the planted world with eight KPIs, always the same for the same number. */
export function makeAnswers(answers: number): DriverAnswers {
  const world = plantWorld('plain', WORLD_SEED, answers).answers;
  return { ...world, kpis: world.kpis.slice(0, KPIS) };
}

/** Writes all columns into a file, one after another, so that a process can hold the answers that has never made them. */
export async function writeColumns(file: string, answers: DriverAnswers): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(Uint8Array.from(answers.scores));
    for (const column of [answers.customers, answers.answeredAt])
      await handle.writeFile(bytesOf(Float64Array.from(column)));
    for (const { values, lagged } of answers.kpis) {
      await handle.writeFile(bytesOf(Float64Array.from(values)));
      for (const counts of lagged?.counts ?? []) await handle.writeFile(bytesOf(Uint16Array.from(counts)));
    }
    for (const { codes } of answers.controls) await handle.writeFile(Uint8Array.from(codes));
  } finally {
    await handle.close();
  }
}

/** Reads the answers that `writeColumns` wrote. @throws Error for a file of another number of answers */
export function readColumns(file: string, answers: number): DriverAnswers {
  // Names, levels and ages are those of any world, so of one with a single answer.
  const shape = makeAnswers(1);
  const descriptor = openSync(file, 'r');
  const filled = <T extends Uint8Array | Uint16Array | Float64Array>(column: T): T => {
    const read = readSync(descriptor, bytesOf(column));
    if (read !== column.byteLength) throw new Error(`${file} ends before its ${answers} answers do.`);
    return column;
  };
  try {
    return {
      scores: filled(new Uint8Array(answers)),
      customers: filled(new Float64Array(answers)),
      answeredAt: filled(new Float64Array(answers)),
      kpis: shape.kpis.map(({ lagged, ...kpi }) => ({
        ...kpi,
        values: filled(new Float64Array(answers)),
        ...(lagged && { lagged: { ...lagged, counts: lagged.counts.map(() => filled(new Uint16Array(answers))) } }),
      })),
      controls: shape.controls.map((control) => ({ ...control, codes: filled(new Uint8Array(answers)) })),
    };
  } finally {
    closeSync(descriptor);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
