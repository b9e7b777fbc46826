import { groupBy } from '../policy/group-by.js';
import type { ShownCase, ShownCases } from '../read/shown-cases.js';
import type { RecoveryAsked, ShownRecovery } from '../read/shown-evidence.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { CountedAnswer } from './given-answers.js';
import { shareOf, type Share } from './share.js';

/** Of cases of the repaired cause: whose fix was a patch, and whose cause was mended for good. */
export interface RecoveryFound {
  readonly cause: string;
  readonly patched: PlantedShare;
  readonly mended: PlantedShare;
}

/** How many of the detractors who answered again are none any more, and how many were expected by the truth that was planted. */
export interface PlantedShare extends Share {
  readonly planted: number | null;
}

export interface RecoveryAccount {
  readonly recovery: RecoveryFound | null;
  /** As the platform tells it, of the area before and after the repair. */
  readonly told: readonly (RecoveryAsked & ShownRecovery)[];
  readonly problems: readonly string[];
}

/** What became of one case that was opened for a detractor. */
interface Outcome {
  readonly one: ShownCase;
  readonly kind: 'notDetractor' | 'notResolved' | 'silent' | 'answered';
  readonly resolvedAt?: number;
  readonly next?: CountedAnswer;
}

const WITHIN_MS = 180 * 86_400_000;
const MOST_DEVIATIONS = 4;

/** What is to be asked of the platform: the area of the repaired cause, by cases opened before and after the repair. */
export function recoveriesAsked({
  ticks,
  until,
  repairedAt,
  repairedCause,
}: Pick<SurveyReport, 'ticks' | 'until' | 'repairedAt' | 'repairedCause'>): readonly RecoveryAsked[] {
  const topic = repairedCause?.split('.')[0];
  const from = ticks[0];
  if (topic === undefined || repairedAt === null || from === undefined || repairedAt >= until) return [];
  return [
    { topic, from, to: repairedAt },
    { topic, from: repairedAt, to: until + 1 },
  ];
}

/** Reckons recovery anew from histories and from what people said, and holds both what is told and what was planted against it. */
export function accountRecovery(
  report: Pick<SurveyReport, 'repairedAt' | 'repairedCause'>,
  { cases, histories }: ShownCases,
  answers: readonly CountedAnswer[],
  asked: readonly RecoveryAsked[],
  shown: readonly ShownRecovery[],
): RecoveryAccount {
  const given = new Map(answers.map((answer) => [answer.responseId, answer]));
  const later = groupBy(
    cases.flatMap((one) =>
      one.answers.flatMap(({ responseId }) => ({ key: keyOf(one), answer: given.get(responseId) })),
    ),
    ({ key }) => key,
  );
  const outcomes = cases.map((one): Outcome => {
    const resolve = (histories.get(one.caseId) ?? []).filter(({ move }) => move === 'resolve').at(-1);
    const resolvedAt = resolve ? Date.parse(resolve.at) : Infinity;
    const scores = one.answers
      .filter(({ answeredAt }) => Date.parse(answeredAt) <= resolvedAt)
      .map(({ score }) => score);
    if (Math.min(...scores.map((score) => score ?? Infinity)) > 6) return { one, kind: 'notDetractor' };
    if (!resolve) return { one, kind: 'notResolved' };
    const [next] = (later.get(keyOf(one)) ?? [])
      .flatMap(({ answer }) => answer ?? [])
      .filter(({ answeredAt }) => answeredAt > resolvedAt && answeredAt <= resolvedAt + WITHIN_MS)
      .sort((first, second) => first.answeredAt - second.answeredAt);
    return next ? { one, kind: 'answered', resolvedAt, next } : { one, kind: 'silent', resolvedAt };
  });
  const problems = asked.flatMap((span, place) => differences(span, outcomes, shown[place]));
  const told = asked.flatMap((span, place) => {
    const found = shown[place];
    return found ? [{ ...span, ...found }] : [];
  });
  const { repairedCause: cause, repairedAt } = report;
  if (cause === null || repairedAt === null) return { recovery: null, told, problems };
  const ofCause = outcomes.filter(({ one, kind }) => one.rootCause === cause && kind === 'answered');
  const after = (outcome: Outcome): boolean => (outcome.resolvedAt ?? 0) >= repairedAt;
  const patched = plantedShare(ofCause.filter((outcome) => !after(outcome)));
  const mended = plantedShare(ofCause.filter(after));
  for (const [name, share, outcomesOf] of [
    ['patched', patched, ofCause.filter((outcome) => !after(outcome))],
    ['mended', mended, ofCause.filter(after)],
  ] as const)
    if (isTooFar(share, outcomesOf))
      problems.push(
        `Of ${share.of} ${name} cases of ${cause}, ${share.count} recovered: too far from what was planted.`,
      );
  return { recovery: { cause, patched, mended }, told, problems };
}

const keyOf = ({ contactId, topic }: ShownCase): string => `${topic} ${contactId}`;
const isRecovered = ({ next }: Outcome): boolean => (next?.score ?? 0) > 6;
const chanceOf = ({ next }: Outcome): number => 1 - (next?.planted.chances.detractor ?? 1);

function plantedShare(outcomes: readonly Outcome[]): PlantedShare {
  const planted = outcomes.reduce((sum, outcome) => sum + chanceOf(outcome), 0);
  return {
    ...shareOf(outcomes.filter(isRecovered).length, outcomes.length),
    planted: outcomes.length === 0 ? null : planted / outcomes.length,
  };
}

function isTooFar({ count }: PlantedShare, outcomes: readonly Outcome[]): boolean {
  const expected = outcomes.reduce((sum, outcome) => sum + chanceOf(outcome), 0);
  const variance = outcomes.reduce((sum, outcome) => sum + chanceOf(outcome) * (1 - chanceOf(outcome)), 0);
  return Math.abs(count - expected) > MOST_DEVIATIONS * Math.sqrt(variance);
}

function differences(
  { topic, from, to }: RecoveryAsked,
  outcomes: readonly Outcome[],
  shown: ShownRecovery | undefined,
): readonly string[] {
  const span = outcomes.filter(({ one }) => {
    const openedAt = Date.parse(one.openedAt);
    return one.topic === topic && one.state !== 'withdrawn' && openedAt >= from && openedAt < to;
  });
  const count = (kind: Outcome['kind']): number => span.filter((outcome) => outcome.kind === kind).length;
  const recovered = span.filter((outcome) => outcome.kind === 'answered' && isRecovered(outcome)).length;
  const own = {
    ...{ answered: count('answered'), recovered, silent: count('silent') },
    ...{ notDetractor: count('notDetractor'), notResolved: count('notResolved') },
  };
  const told = shown && { answered: shown.answered, recovered: shown.recovered, ...shown.left };
  const name = `Recovery of ${topic} from ${new Date(from).toISOString()}`;
  if (!told) return [`${name}: nothing is told.`];
  return (['answered', 'recovered', 'silent', 'notDetractor', 'notResolved'] as const)
    .filter((part) => told[part] !== own[part])
    .map((part) => `${name}: ${told[part]} are told as ${part}; reckoned anew they are ${own[part]}.`);
}
