import { aDriver, aRun, aSeen } from '../testing/a-seen.js';
import { DARK, drawSvg, LIGHT, pictureOf, PICTURES, WIDTH, type Picture } from './index.js';

const wide = { palette: LIGHT, narrow: false };
const week = (time: string, Score: number | null) => ({
  time,
  Score,
  Low: Score === null ? null : Score - 10,
  High: Score === null ? null : Score + 10,
});
/** The letters of a picture. */
const lettersOf = (picture: Picture, look = wide): readonly string[] =>
  [...drawSvg(picture, look).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
/** Dots, rings and diamonds are drawn by the library as paths with the place of their datum. */
const marksOf = (picture: Picture): number => [...drawSvg(picture, wide).matchAll(/ecmeta_data_index/g)].length;

describe('every picture', () => {
  it.each(PICTURES)('says in words that an empty system has nothing for %s', (name) => {
    const { empty, table } = pictureOf(name, aSeen(), 'UTC');
    expect(empty).toMatch(/^(No|Nobody|Nothing) .*\.$/);
    expect(table.rows).toEqual([]);
  });
});

describe('the score by week', () => {
  const weeks = [
    week('2026-11-02T00:00:00.000Z', 10),
    week('2026-11-09T00:00:00.000Z', null),
    week('2026-11-16T00:00:00.000Z', -20.25),
  ];
  const picture = pictureOf('score', aSeen({ scoreByWeek: weeks }), 'UTC');

  it('has a row for each week, with words for those with too few answers', () => {
    expect(picture.empty).toBeUndefined();
    expect(picture.table.rows).toEqual([
      ['2 Nov', '+10.0', '+0.0 to +20.0'],
      ['9 Nov', 'too few answers', ''],
      ['16 Nov', '−20.3', '−30.3 to −10.3'],
    ]);
  });

  it('tells whoever does not see it of the last week, and of weeks without a score', () => {
    expect(picture.alternative).toBe(
      'Score by week. 2 weeks from 2 Nov to 16 Nov. The last: −20.3, 95 % interval −30.3 to −10.3. 1 week without a score: too few answers.',
    );
  });

  it('is drawn as wide as its window, in its colours, and names the weeks', () => {
    const svg = drawSvg(picture, wide);
    expect(svg).toContain(`<svg width="${WIDTH.wide}" height="${picture.height(false)}"`);
    expect(svg).toContain(LIGHT.found);
    expect(drawSvg(picture, { palette: DARK, narrow: true })).toContain(`<svg width="${WIDTH.narrow}"`);
    expect(drawSvg(picture, { palette: DARK, narrow: true })).toContain(DARK.paper);
    expect(lettersOf(picture)).toEqual(expect.arrayContaining(['2 Nov', '9 Nov', '16 Nov', '0']));
    expect(svg).not.toMatch(/NaN|undefined|<script/);
  });

  it('draws no dot for a week without a score', () => {
    const known = pictureOf('score', aSeen({ scoreByWeek: weeks.filter(({ Score }) => Score !== null) }), 'UTC');
    expect(marksOf(picture)).toBe(marksOf(known));
  });

  it('is drawn of a single week', () => {
    const one = pictureOf('score', aSeen({ scoreByWeek: weeks.slice(0, 1) }), 'UTC');
    expect(drawSvg(one, wide)).not.toMatch(/NaN|undefined/);
    expect(lettersOf(one)).toContain('2 Nov');
  });

  it('is words where every week has too few answers', () => {
    const few = pictureOf('score', aSeen({ scoreByWeek: weeks.slice(1, 2) }), 'UTC');
    expect(few.empty).toBe('No week has a score yet: too few answers.');
    expect(few.table.rows).toHaveLength(1);
  });

  it("names the operator's day, not that of Greenwich", () => {
    const day = week('2026-11-01T22:00:00.000Z', 10);
    expect(pictureOf('score', aSeen({ scoreByWeek: [day] }), 'Europe/Helsinki').table.rows[0]?.[0]).toBe('2 Nov');
  });
});

describe('the drivers', () => {
  const drivers = [aDriver('a.few', 1.25, { Finding: 'no evidence', Team: null }), aDriver('a.lot', 6)];
  const planted = [
    { kpi: 'a.lot', role: 'effect' as const, pointsLost: 5.5 },
    { kpi: 'not.ranked', role: 'decoy' as const, pointsLost: 0 },
  ];
  const found = { drivers, verdictOfDrivers: [aRun('usable')] };

  it('are ordered by the points that go with them', () => {
    const { table, alternative } = pictureOf('drivers', aSeen(found), 'UTC');
    expect(table).toEqual({
      head: ['KPI', 'Team', 'Points lost', '95 % interval', 'Finding'],
      rows: [
        ['a.lot', 'core voice', '6.0', '5.0 to 7.0', 'associated'],
        ['a.few', 'not known', '1.3', '0.3 to 2.3', 'no evidence'],
      ],
    });
    expect(alternative).toBe('Of 2 KPIs 1 is associated with the score: a.lot 6.0 points (5.0 to 7.0).');
  });

  it('stand beside what was planted, KPIs that the model does not know among them', () => {
    const picture = pictureOf('drivers', aSeen(found, planted), 'UTC');
    expect(picture.table.head).toContain('Planted');
    expect(picture.table.rows).toEqual([
      ['a.lot', 'core voice', '6.0', '5.0 to 7.0', '5.5', 'associated'],
      ['a.few', 'not known', '1.3', '0.3 to 2.3', 'nothing', 'no evidence'],
      ['not.ranked', 'not known', '', '', '0.0', 'not in the model'],
    ]);
    expect(picture.alternative).toContain('planted 5.5');
    expect(lettersOf(picture)).toEqual(expect.arrayContaining(['planted by the simulator', 'not.ranked']));
    expect(drawSvg(picture, wide)).toContain(LIGHT.planted);
  });

  it('show nothing planted where nobody plays the operator, or no run is done', () => {
    expect(lettersOf(pictureOf('drivers', aSeen(found), 'UTC'))).not.toContain('planted by the simulator');
    expect(pictureOf('drivers', aSeen({}, planted), 'UTC').table.rows).toEqual([]);
  });

  it('are not drawn where the run has no usable signal', () => {
    const without = {
      drivers: drivers.map((one) => ({ ...one, Finding: 'no usable signal' as const })),
      verdictOfDrivers: [aRun('no usable signal')],
    };
    const picture = pictureOf('drivers', aSeen(without), 'UTC');
    expect(picture.empty).toContain('no usable signal');
    expect(picture.table.rows).toHaveLength(2);
  });

  it('draw ten of the ranking and all that was planted, and list all', () => {
    const many = Array.from({ length: 14 }, (_, index) => aDriver(`kpi.${index}`, 20 - index));
    const last = [{ kpi: 'kpi.13', role: 'effect' as const, pointsLost: 7 }];
    const picture = pictureOf('drivers', aSeen({ ...found, drivers: many }, last), 'UTC');
    const letters = lettersOf(picture);
    expect(letters).toEqual(expect.arrayContaining(['kpi.0', 'kpi.9', 'kpi.13']));
    expect(letters).not.toContain('kpi.10');
    expect(picture.table.rows).toHaveLength(14);
  });
});

describe('the cases', () => {
  it('past due are counted by team', () => {
    const pastDueByTeam = [{ Team: 'field & fibre', 'First contact past due': 1200, 'Resolution past due': 3 }];
    const picture = pictureOf('past-due', aSeen({ pastDueByTeam }), 'UTC');
    expect(picture.alternative).toBe(
      'Cases past due, by team. field & fibre: first contact of 1,200 cases, resolution of 3.',
    );
    expect(lettersOf(picture)).toEqual(expect.arrayContaining(['field &amp; fibre', '1,200', '3']));
  });

  it('are none past due where all are in time, which is not the same as none', () => {
    const casesNow = [{ Live: 3, 'First contact past due': 0, 'Resolution past due': 0 }];
    expect(pictureOf('past-due', aSeen({ casesNow }), 'UTC').empty).toBe('No case is past due.');
    expect(pictureOf('past-due', aSeen(), 'UTC').empty).toBe('No cases yet. Each answer opens one.');
  });

  it('of each day have days between on which nothing happened', () => {
    const day = (time: string, Opened: number) => ({ time, Opened, Contacted: 1, Closed: 0 });
    const casesByDay = [day('2026-10-31T00:00:00.000Z', 4), day('2026-11-03T00:00:00.000Z', 2)];
    const picture = pictureOf('cases-by-day', aSeen({ casesByDay }), 'UTC');
    expect(picture.table.rows).toEqual([
      ['31 Oct', '4', '1', '0'],
      ['1 Nov', '0', '0', '0'],
      ['2 Nov', '0', '0', '0'],
      ['3 Nov', '2', '1', '0'],
    ]);
    expect(picture.alternative).toContain('6 opened, 2 contacted, 0 closed');
  });
});
