import type { Band } from '../../nps/index.js';
import { doublesOf, problemIf, wholeProblem } from '../../programmes/problems/problem.js';
import type { Problem } from '../../programmes/index.js';

/** How soon cases of a band and contract level are taken up and brought to an end, in business minutes of whoever works on them. */
export interface ServiceClass {
  readonly band: Band;
  /** Absent: for all contract levels of the band that have no class of their own. */
  readonly contractLevel?: string | undefined;
  readonly firstContactMinutes: number;
  readonly resolveMinutes: number;
  /** Somebody is warned once this share of a clock has run, between 0 and 1. */
  readonly warnShare: number;
}

const DAY = 8 * 60;

/** Of working days of eight hours: a detractor is called within one, a promoter thanked within a week. */
export const SHIPPED_SERVICE_CLASSES: readonly ServiceClass[] = [
  { band: 'detractor', firstContactMinutes: DAY, resolveMinutes: 5 * DAY, warnShare: 0.75 },
  { band: 'passive', firstContactMinutes: 3 * DAY, resolveMinutes: 10 * DAY, warnShare: 0.75 },
  { band: 'promoter', firstContactMinutes: 5 * DAY, resolveMinutes: 10 * DAY, warnShare: 0.75 },
];

/** The class of a case: of its band and contract level, else of its band; `undefined` where `serviceClassProblems` would tell. */
export function serviceClassOf(
  band: Band,
  contractLevel: string | undefined,
  classes: readonly ServiceClass[],
): ServiceClass | undefined {
  const ofBand = classes.filter((one) => one.band === band);
  return (
    ofBand.find((one) => one.contractLevel !== undefined && one.contractLevel === contractLevel) ??
    ofBand.find((one) => one.contractLevel === undefined)
  );
}

/** The name of a class in reports: `detractor`, or `detractor, gold`. */
export function nameOfClass({ band, contractLevel }: Pick<ServiceClass, 'band' | 'contractLevel'>): string {
  return contractLevel === undefined ? band : `${band}, ${contractLevel}`;
}

const BANDS: readonly Band[] = ['detractor', 'passive', 'promoter'];
/** Two years of round-the-clock work. */
const MOST_MINUTES = 1_051_200;

/** Everything wrong with the classes at once; nothing where every case has exactly one. */
export function serviceClassProblems(classes: readonly ServiceClass[]): readonly Problem[] {
  const doubles = doublesOf(classes.map(nameOfClass));
  return [
    ...BANDS.flatMap((band) =>
      problemIf(
        !classes.some((one) => one.band === band && one.contractLevel === undefined),
        '',
        `A ${band} whose contract level is named nowhere has no class.`,
        `Add a class of the band ${band} without contractLevel.`,
      ),
    ),
    ...problemIf(doubles.length > 0, '', `${doubles.join('; ')} has more than one class.`, 'Leave one of them.'),
    ...classes.flatMap(({ firstContactMinutes, resolveMinutes, warnShare }, place) => [
      ...wholeProblem(`/${place}/firstContactMinutes`, firstContactMinutes, 1, MOST_MINUTES),
      ...wholeProblem(`/${place}/resolveMinutes`, resolveMinutes, 1, MOST_MINUTES),
      ...problemIf(
        resolveMinutes < firstContactMinutes,
        `/${place}/resolveMinutes`,
        `The end (${resolveMinutes}) is promised before the first contact (${firstContactMinutes}).`,
        'Let the end come with the first contact or later.',
      ),
      ...problemIf(
        !(warnShare > 0 && warnShare < 1),
        `/${place}/warnShare`,
        `${warnShare} is no share of a clock at which there is still time.`,
        'Give a number between 0 and 1, such as 0.75.',
      ),
    ]),
  ];
}
