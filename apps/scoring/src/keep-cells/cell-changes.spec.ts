import { byMonth, CellChanges } from './cell-changes.js';
import { COUNT, UNKNOWN_GROUPS, type CellPlace } from './cell-place.js';

const place: CellPlace = {
  kind: 'transactional',
  journeyArea: 'support',
  day: '2026-11-23',
  surveyId: 'S',
  channel: 'sms',
  language: null,
  waveId: null,
  groups: { ...UNKNOWN_GROUPS, segment: 'business', region: 'North', account: 'CUS-1', customerKnown: true },
};
const answer = { place, band: 'promoter', outside: false, delayClass: 2 } as const;

function namesOf(changes: CellChanges): string[] {
  return changes.ofDays().map(({ dimension, value, area }) => `${dimension}=${value}${area === '' ? '' : ` ${area}`}`);
}

describe('changes of cells', () => {
  it('count an answer in each of its groups, whatever the area and in its own', () => {
    const changes = new CellChanges();
    changes.countAnswer(answer, 1);
    const groups =
      'all= segment=business region=North contractLevel= product= channel=sms language= survey=S account=CUS-1';
    expect(namesOf(changes)).toEqual([...groups.split(' '), ...groups.split(' ').map((name) => `${name} support`)]);
    const [all] = changes.ofDays();
    expect(all).toMatchObject({ kind: 'transactional', period: '2026-11-23', stratum: 'business' });
    expect(all?.counts.flatMap((count, index) => (count === 0 ? [] : [[index, count]]))).toEqual([
      [COUNT.promoter, 1],
      [COUNT.delay + 2, 1],
    ]);
  });

  it('leave out what cancels out', () => {
    const changes = new CellChanges();
    changes.countAnswer(answer, 1);
    changes.countAnswer(answer, -1);
    changes.countInvitation(place, true, 1);
    changes.countAnswered(place, -1);
    changes.countInvitation(place, false, -1);
    expect(changes.ofDays()).toEqual([]);
  });

  it('move an answer whose customer becomes known out of the unknown groups', () => {
    const changes = new CellChanges();
    changes.countAnswer({ ...answer, place: { ...place, groups: UNKNOWN_GROUPS } }, -1);
    changes.countAnswer(answer, 1);
    const overall = changes.ofDays().filter(({ area }) => area === '');
    expect(
      overall.filter(({ dimension }) => dimension === 'segment').map(({ value, counts }) => [value, counts[0]]),
    ).toEqual([
      ['', -1],
      ['business', 1],
    ]);
    // Its stratum changes too, so the whole loses it in one and gains it in the other.
    expect(overall.filter(({ dimension }) => dimension === 'all').map(({ stratum }) => stratum)).toEqual([
      '',
      'business',
    ]);
  });

  it('count an answer with a cause outside our control twice: once as it is, once as such', () => {
    const changes = new CellChanges();
    changes.countAnswer({ ...answer, band: 'detractor', outside: true, delayClass: null }, 1);
    const [all] = changes.ofDays();
    expect(all?.counts[COUNT.detractor]).toBe(1);
    expect(all?.counts[COUNT.outside + COUNT.detractor]).toBe(1);
  });

  it('add days up to months', () => {
    const changes = new CellChanges();
    changes.countInvitation(place, false, 1);
    changes.countInvitation({ ...place, day: '2026-11-01' }, false, 1);
    changes.countInvitation({ ...place, day: '2026-12-01' }, false, 1);
    const all = byMonth(changes.ofDays()).filter(({ dimension, area }) => dimension === 'all' && area === '');
    expect(all.map(({ period, counts }) => [period, counts[COUNT.invited]])).toEqual([
      ['2026-11', 2],
      ['2026-12', 1],
    ]);
  });
});
