import { groupBy } from '../policy/group-by.js';
import type { ShownIndex } from '../read/shown-evidence.js';
import type { ProgrammeSetUp } from '../read/survey-report.js';
import type { CountedAnswer } from './given-answers.js';

/** The satisfaction index of a wave, in percent, by hand and as told; null where nobody, or too few, answered. */
export interface IndexFound {
  readonly waveId: string;
  readonly answers: number;
  readonly customers: number;
  readonly byHand: number | null;
  readonly told: number | null;
  /** By indicator, by hand. */
  readonly indicators: Readonly<Record<string, number>>;
}

export interface IndexAccount {
  readonly indexes: readonly IndexFound[];
  readonly problems: readonly string[];
}

const EXACT = 1e-9;

/** Computes the index of every wave that was held from the levels that people named, and holds what is told against it. */
export function accountIndexes(
  programmes: readonly ProgrammeSetUp[],
  answers: readonly CountedAnswer[],
  shown: ReadonlyMap<string, ShownIndex>,
): IndexAccount {
  const problems: string[] = [];
  const indexes = programmes.flatMap(({ body }): readonly IndexFound[] => {
    const { waveId } = body.occasion;
    const indicators = body.questionnaire?.indicators ?? [];
    const own = answers.filter((answer) => waveId !== undefined && answer.waveId === waveId);
    if (waveId === undefined || indicators.length === 0 || own.length === 0) return [];
    const ofCustomers = [...groupBy(own, ({ customerId }) => customerId).values()];
    const weights = indicators.reduce((sum, { weight = 1 }) => sum + weight, 0);
    const indexOf = (ofOne: readonly CountedAnswer[]): number =>
      indicators.reduce((sum, { indicatorId, weight = 1 }) => sum + weight * percentOf(ofOne, indicatorId), 0) /
      weights;
    const byHand = mean(ofCustomers.map(indexOf));
    const told = shown.get(waveId);
    const percent = told?.percent ?? null;
    if (told?.kind === 'index') {
      if (told.n !== ofCustomers.length)
        problems.push(`${waveId} is told of ${told.n} customers; ${ofCustomers.length} answered.`);
      if (percent === null || Math.abs(percent - byHand) > EXACT)
        problems.push(`${waveId} is told to have an index of ${percent}; by hand it is ${byHand}.`);
    } else if (told?.kind !== 'insufficient') problems.push(`Nothing is told of the index of ${waveId}.`);
    const parts = indicators.map(
      ({ indicatorId }) => [indicatorId, mean(ofCustomers.map((ofOne) => percentOf(ofOne, indicatorId)))] as const,
    );
    for (const [indicatorId, part] of parts) {
      const shownPart = told?.indicators?.find((one) => one.indicatorId === indicatorId);
      if (shownPart && Math.abs(shownPart.percent - part) > EXACT)
        problems.push(`${waveId}, ${indicatorId}: ${shownPart.percent} % is told; by hand it is ${part} %.`);
    }
    return [
      {
        ...{ waveId, answers: own.length, customers: ofCustomers.length, byHand, told: percent },
        indicators: Object.fromEntries(parts),
      },
    ];
  });
  return { indexes, problems };
}

/** The people of a customer together: 1 is 0 %, 5 is 100 %. */
function percentOf(answers: readonly CountedAnswer[], indicatorId: string): number {
  return mean(
    answers.flatMap(({ items = [] }) =>
      items.filter((item) => item.indicatorId === indicatorId).map(({ level }) => ((level - 1) / 4) * 100),
    ),
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
