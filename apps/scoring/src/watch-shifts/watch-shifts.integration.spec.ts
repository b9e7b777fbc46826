import {
  clockTicked,
  driversRanked,
  responseCorrected,
  type OutgoingEvent,
  type ShiftDetected,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { aResponse } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const firstDay = Date.UTC(2026, 5, 1, 12);
const ANSWERS_A_DAY = 20;
const USUAL_DAYS = 60;
const day = (number: number): Instant => firstDay + number * DAY_MS;

/** Half promoters, a fifth detractors; from `USUAL_DAYS` on, hardly anybody is happy. */
function scoreOf(number: number, index: number): number {
  if (number >= USUAL_DAYS) return index < 2 ? 9 : 3;
  if (index < 10) return 9;
  return index < 16 ? 7 : 3;
}
function answersOf(number: number) {
  return Array.from({ length: ANSWERS_A_DAY }, (_, index) =>
    aResponse(`${number}-${index}`, day(number), { score: scoreOf(number, index) }),
  );
}
function ranking(revision: number, at: Instant, points: Readonly<Record<string, number>>): OutgoingEvent {
  return driversRanked.create({
    ...{ id: `run-${revision}`, source: '//sidetone/kpi-correlation', time: at },
    data: {
      ...{
        rankingId: 'transactional|28d',
        windowDays: 28,
        n: 500,
        method: 'proportionalOdds',
        verdict: 'usable',
        revision,
      },
      drivers: Object.entries(points).map(([kpi, pointsLost], index) => ({
        ...{ kpi, team: 'radio', journeyArea: 'network', rank: index + 1, importance: 0.5, direction: -1, pointsLost },
      })),
    },
  });
}

describe('watching shifts', () => {
  let suite: Suite;
  let scoring: RunningService;
  const start = () => suite.start('scoring', { CLOCK: 'simulated', OPERATOR_TIME_ZONE: 'Europe/Helsinki' });

  beforeAll(async () => {
    suite = await openSuite();
    scoring = await start();
    await suite.send([
      ranking(1, day(USUAL_DAYS - 28), { 'outage.minutes': 1, 'bill.overdue.days': 2 }),
      ranking(2, day(USUAL_DAYS), { 'outage.minutes': 9, 'bill.overdue.days': 2 }),
    ]);
  });
  afterAll(() => suite.close());

  /** `killed`: the service is killed while it has all of it before it, and started anew. */
  async function until(now: Instant, events: readonly OutgoingEvent[], killed = false): Promise<void> {
    await suite.send(events, { timestamp: now });
    if (!killed) await suite.settled('scoring');
    const tick = clockTicked.create({
      id: `t-${now}`,
      source: '//sidetone/simulator',
      time: now,
      data: { now: toIso(now) },
    });
    await suite.send([tick], { timestamp: now });
    if (killed) {
      await scoring.kill();
      scoring = await start();
    }
    await suite.settled('scoring', { now });
  }
  const told = async () => (await suite.records('nps.shift.v1')).map(({ data }) => data as ShiftDetected);

  it('says nothing while a score is as usual', async () => {
    await until(day(USUAL_DAYS), Array.from({ length: USUAL_DAYS }, (_, number) => answersOf(number)).flat());
    expect(await told()).toEqual([]);
  });

  it('tells a shift of the area and of all together once, killed on each day, with what changed in the drivers', async () => {
    for (let number = USUAL_DAYS; number < USUAL_DAYS + 3; number += 1)
      await until(day(number) + DAY_MS, answersOf(number), true);
    const shifts = await told();
    expect(shifts.map(({ seriesId }) => seriesId).sort()).toEqual(['transactional|overall', 'transactional|support']);
    expect(shifts.find(({ journeyArea }) => journeyArea === 'support')).toMatchObject({
      ...{ direction: 'down', before: 30, after: -80, method: 'ewma', revision: 1 },
      // Midnight in Helsinki of the day on which hardly anybody was happy any more.
      since: toIso(day(USUAL_DAYS) - 12 * HOUR_MS - 3 * HOUR_MS),
      drivers: [
        { kpi: 'outage.minutes', change: 8 },
        { kpi: 'bill.overdue.days', change: 0 },
      ],
    });
  });

  /** Points of the series’ gauges, once they are what is expected: they are read in the background. */
  const gaugesAre = (points: Readonly<Record<string, number>>): Promise<void> =>
    eventually(async () => {
      const { body } = await scoring.call('GET', '/metrics', { key: null });
      const lines = [...String(body).matchAll(/^sidetone_nps_shift_points\{.*journey_area="(\w+)".*\} (\S+)$/gm)];
      expect(Object.fromEntries(lines.map(([, area, value]) => [area, Number(value)]))).toEqual(points);
    });

  it('shows the shift as a gauge, too', () => gaugesAre({ support: -110, overall: -110 }));

  it('takes a shift back when its answers turn out to have been others', async () => {
    const now = day(USUAL_DAYS + 4);
    const corrected = [USUAL_DAYS, USUAL_DAYS + 1, USUAL_DAYS + 2].flatMap((number) =>
      answersOf(number).map((event, index) => {
        const score = scoreOf(0, index);
        return responseCorrected.create({
          ...{ id: `${event.id}:2`, source: event.source, time: day(number) },
          data: { ...event.data, score, revision: 2, correctionReason: 'typo' },
        });
      }),
    );
    await until(now, corrected);
    const withdrawn = (await told()).filter((shift) => shift.withdrawn === true);
    expect(withdrawn.map(({ seriesId }) => seriesId).sort()).toEqual([
      'transactional|overall',
      'transactional|support',
    ]);
    expect(withdrawn).toMatchObject([
      { revision: 2, direction: 'down' },
      { revision: 2, direction: 'down' },
    ]);
    expect(await told()).toHaveLength(4);
    await gaugesAre({ support: 0, overall: 0 });
  });
});
