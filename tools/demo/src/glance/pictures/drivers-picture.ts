import type { Row } from '../rows.js';
import { questions } from '../questions.js';
import type { Planted, Seen } from '../seen.js';
import { counted, momentInWords } from '../words.js';
import { driversDrawing, type Shown } from './drivers-drawing.js';
import type { Picture } from './picture.js';

/** So many of the ranking are drawn, and whatever else was planted; the table has all. */
const MOST_DRAWN = 10;
const TRUTH = 'The simulator has planted what each fault cost until it came to the present; the platform was not told.';
const NO_SIGNAL =
  'The last run has no usable signal: what it found is not to be acted on, and is not drawn. The table has its figures.';

/** How many NPS points go with each KPI, beside what a simulator has planted where one tells. */
export function driversPicture({ found, planted }: Seen, timeZone: string): Picture {
  // Before the first run there is nothing beside which the truth could stand.
  const all = found.drivers.length === 0 ? [] : beside(found.drivers, planted);
  const drawn = all.filter(({ planted: truth }, index) => index < MOST_DRAWN || truth !== undefined);
  const isUsable = found.verdictOfDrivers.every(({ Verdict }) => Verdict !== 'no usable signal');
  const { empty } = questions.drivers;
  return {
    title: 'NPS points that go with each KPI',
    about: [
      'What the score would be expected to gain without it, with its 95 % interval. Associations of one joint model, no proof of causes.',
      ...found.verdictOfDrivers.map((run) => `As known on ${momentInWords(run['as known at'], timeZone)}.`),
      ...(planted ? [TRUTH] : []),
    ].join(' '),
    empty: found.drivers.length === 0 ? empty : isUsable ? undefined : NO_SIGNAL,
    alternative: inWords(all),
    table: tableOf(all, planted !== undefined),
    height: (narrow) => (narrow ? 130 : 90) + drawn.length * 26,
    options: (look) => driversDrawing(drawn, planted !== undefined, look),
  };
}

function beside(drivers: readonly Row<'drivers'>[], planted: Planted = []): readonly Shown[] {
  const truth = new Map(planted.map((effect) => [effect.kpi, effect]));
  const ranked = [...drivers].sort((one, other) => other['Points lost'] - one['Points lost']);
  const known = new Set(drivers.map(({ KPI }) => KPI));
  return [
    ...ranked.map((driver) => ({ kpi: driver.KPI, driver, planted: truth.get(driver.KPI) })),
    ...planted
      .filter(({ kpi }) => !known.has(kpi))
      .map((effect) => ({ kpi: effect.kpi, driver: undefined, planted: effect })),
  ];
}

const one = (value: number): string => value.toFixed(1).replace('-', '−');
const interval = ({ from, to }: Row<'drivers'>): string => `${one(from)} to ${one(to)}`;

function inWords(all: readonly Shown[]): string {
  const associated = all.filter(({ driver }) => driver?.Finding === 'associated');
  const each = associated.map(({ kpi, driver, planted }) =>
    driver === undefined
      ? kpi
      : `${kpi} ${one(driver['Points lost'])} points (${interval(driver)}${planted ? `; planted ${one(planted.pointsLost)}` : ''})`,
  );
  const told = each.length === 0 ? 'none' : each.join(', ');
  return `Of ${counted(all.length, 'KPI')} ${counted(associated.length, 'is', 'are')} associated with the score: ${told}.`;
}

function tableOf(all: readonly Shown[], hasTruth: boolean) {
  return {
    head: ['KPI', 'Team', 'Points lost', '95 % interval', ...(hasTruth ? ['Planted'] : []), 'Finding'],
    rows: all.map(({ kpi, driver, planted }) => [
      kpi,
      driver?.Team ?? 'not known',
      driver === undefined ? '' : one(driver['Points lost']),
      driver === undefined ? '' : interval(driver),
      ...(hasTruth ? [planted === undefined ? 'nothing' : one(planted.pointsLost)] : []),
      driver?.Finding ?? 'not in the model',
    ]),
  };
}
