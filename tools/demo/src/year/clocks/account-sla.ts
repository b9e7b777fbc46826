import type { ShownCase, ShownCases, SlaItem, WaitFigures } from '../read/shown-cases.js';

const HOUR_MS = 3_600_000;
/** Hours are told as fractions. */
const EXACT = 1e-9;

interface Waited {
  readonly hours: number;
  readonly isOver: boolean;
  readonly ageHours: number;
}

/** Whether the report on times agrees with the cases and their histories, as counted anew; a sentence for each figure that does not. */
export function slaProblems({ cases, histories, sla }: ShownCases, now: number): readonly string[] {
  const counted = cases.filter(({ state }) => state !== 'withdrawn');
  const names = ['all', ...new Set(counted.map(classOf))];
  const missing = names.filter((name) => !sla.some(({ className }) => className === name));
  return [
    ...missing.map((name) => `/v1/sla tells nothing of the class ${name}.`),
    ...sla.flatMap((item) => {
      const ofClass = counted.filter((one) => item.className === 'all' || classOf(one) === item.className);
      const contacts = ofClass.flatMap((one) => contactOf(one, histories, now));
      const ends = ofClass.map(({ openedAt, closedAt }) => waited(openedAt, closedAt, now));
      return [...differ(item, 'firstContact', contacts), ...differ(item, 'close', ends)];
    }),
  ];
}

function classOf({ band, contractLevel }: ShownCase): string {
  return contractLevel === null ? band : `${band}, ${contractLevel}`;
}

/** Of the first contact ever; a case that ended without one has none to wait for. */
function contactOf(one: ShownCase, histories: ShownCases['histories'], now: number): readonly Waited[] {
  const spoken = (histories.get(one.caseId) ?? []).find(({ move }) => move === 'reach' || move === 'refuse');
  return !spoken && one.closedAt !== null ? [] : [waited(one.openedAt, spoken?.at ?? null, now)];
}

function waited(from: string, until: string | null, now: number): Waited {
  const ageHours = (now - Date.parse(from)) / HOUR_MS;
  return {
    hours: until === null ? ageHours : (Date.parse(until) - Date.parse(from)) / HOUR_MS,
    isOver: until !== null,
    ageHours,
  };
}

function differ(item: SlaItem, which: 'firstContact' | 'close', waits: readonly Waited[]): readonly string[] {
  const shown: WaitFigures = item[which];
  const figures: readonly (readonly [string, number | undefined, number | undefined])[] = [
    ['cases', shown.cases, waits.length],
    ['done', shown.done, waits.filter(({ isOver }) => isOver).length],
    ['medianHours', shown.medianHours, quantile(waits, 0.5)],
    ['p90Hours', shown.p90Hours, quantile(waits, 0.9)],
    ...shown.inside.flatMap(({ hours, cases, inside }) => {
      const old = waits.filter(({ ageHours }) => ageHours >= hours);
      const quick = old.filter((wait) => wait.isOver && wait.hours <= hours).length;
      return [
        [`cases of ${hours} hours`, cases, old.length],
        [`inside ${hours} hours`, inside, quick],
      ] as const;
    }),
  ];
  return figures
    .filter(
      ([, told, own]) => (told === undefined) !== (own === undefined) || Math.abs((told ?? 0) - (own ?? 0)) > EXACT,
    )
    .map(
      ([name, told, own]) =>
        `/v1/sla tells ${told ?? 'no'} ${name} (${which}) of ${item.className}; counted from the cases they are ${own ?? 'none'}.`,
    );
}

/** The least time by which a share was over, those who still wait counted for as long as they have (Kaplan and Meier 1958). */
function quantile(waits: readonly Waited[], share: number): number | undefined {
  const times = [...new Set(waits.filter(({ isOver }) => isOver).map(({ hours }) => hours))].sort((a, b) => a - b);
  let waiting = 1;
  for (const time of times) {
    const atRisk = waits.filter(({ hours }) => hours >= time).length;
    const over = waits.filter(({ hours, isOver }) => isOver && hours === time).length;
    waiting *= 1 - over / atRisk;
    if (waiting <= 1 - share + 1e-9) return time;
  }
  return undefined;
}
