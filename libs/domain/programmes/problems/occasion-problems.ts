import { shortestDays } from '../asked-again-from.js';
import { WEEKDAYS, type Batch, type Occasion } from '../programme.js';
import { doubleProblem, idProblem, notWhole, problemIf, wholeProblem, type Problem } from './problem.js';

const AT = '/occasion';
/** A question that comes later than that is about something forgotten. */
const MOST_DELAY_HOURS = 24 * 30;
const MONTHS: readonly number[] = [1, 3, 6, 12];

/** Everything wrong with what makes a programme ask. */
export function occasionProblems(occasion: Occasion): readonly Problem[] {
  switch (occasion.kind) {
    case 'transactional':
      return [
        ...problemIf(
          occasion.interactionKinds.length === 0,
          `${AT}/interactionKinds`,
          'No kind of interaction starts a question.',
          'Name at least one, such as support.',
        ),
        ...doubleProblem(`${AT}/interactionKinds`, occasion.interactionKinds),
        ...delayProblem(occasion.delayHours),
        ...batchProblems(occasion.batch),
      ];
    case 'relationship':
      return relationshipProblems(occasion);
    case 'wave':
      return waveProblems(occasion);
    case 'verification':
      return delayProblem(occasion.delayHours);
  }
}

function delayProblem(delayHours: number): readonly Problem[] {
  return problemIf(
    !(delayHours >= 0 && delayHours <= MOST_DELAY_HOURS),
    `${AT}/delayHours`,
    `${delayHours} is no delay in hours from 0 to ${MOST_DELAY_HOURS}.`,
    'Give the hours from the occasion to the question, such as 24.',
  );
}

function batchProblems(batch: Batch): readonly Problem[] {
  if (batch.kind === 'immediate') return [];
  return [
    ...wholeProblem(`${AT}/batch/hour`, batch.hour, 0, 23),
    ...problemIf(
      batch.kind === 'weekly' && !WEEKDAYS.includes(batch.weekday),
      `${AT}/batch/weekday`,
      'The weekly batch has no weekday.',
      `Give one of ${WEEKDAYS.join(', ')}.`,
    ),
  ];
}

function relationshipProblems(occasion: Extract<Occasion, { kind: 'relationship' }>): readonly Problem[] {
  const { everyMonths, startsOn, spreadDays } = occasion;
  // What is no length of a period is told by itself.
  const longestSpread = MONTHS.includes(everyMonths) ? shortestDays(everyMonths) : 365;
  return [
    ...problemIf(
      !MONTHS.includes(everyMonths),
      `${AT}/everyMonths`,
      `A period cannot have ${everyMonths} months.`,
      `Give one of ${MONTHS.join(', ')}.`,
    ),
    ...problemIf(
      !isDay(startsOn),
      `${AT}/startsOn`,
      `“${startsOn}” is no day of the calendar.`,
      'Give the first day of the first period, such as 2026-01-01.',
    ),
    ...problemIf(
      notWhole(spreadDays, 1, longestSpread),
      `${AT}/spreadDays`,
      `The invitations cannot be spread over ${spreadDays} days of a period of at least ${longestSpread}.`,
      `Give a whole number from 1 to ${longestSpread}, or a longer period.`,
    ),
  ];
}

function waveProblems(occasion: Extract<Occasion, { kind: 'wave' }>): readonly Problem[] {
  const { waveId, opensAt, closesAt, contactIds, previousWaveId } = occasion;
  return [
    ...idProblem(`${AT}/waveId`, waveId),
    ...problemIf(
      !(closesAt > opensAt),
      `${AT}/closesAt`,
      'The wave closes before it opens.',
      'Let closesAt be later than opensAt.',
    ),
    ...problemIf(
      contactIds?.length === 0,
      `${AT}/contactIds`,
      'The list of contacts is empty, so that nobody is asked.',
      'List the contacts, or leave contactIds out to ask the whole audience.',
    ),
    ...(contactIds ?? []).flatMap((id, index) => idProblem(`${AT}/contactIds/${index}`, id)),
    ...doubleProblem(`${AT}/contactIds`, contactIds ?? []),
    ...(previousWaveId === undefined ? [] : idProblem(`${AT}/previousWaveId`, previousWaveId)),
    ...problemIf(
      previousWaveId === waveId,
      `${AT}/previousWaveId`,
      'The wave names itself as the one before it.',
      'Name the earlier wave, or leave previousWaveId out.',
    ),
  ];
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // Date takes 30 February for 2 March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
