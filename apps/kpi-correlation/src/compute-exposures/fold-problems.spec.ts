import type { ProblemChanged } from '@sidetone/contracts/events';
import { foldProblem } from './fold-problems.js';
import { at, problemTold, spans } from './testing/told-states.js';

const opened = { status: 'acknowledged', statusChangedAt: at('10') } as const;
const resolved = { status: 'resolved', statusChangedAt: at('12') } as const;
const closed = { status: 'closed', statusChangedAt: at('13') } as const;
const outages = (...changes: readonly Partial<ProblemChanged>[]) => spans(foldProblem(problemTold(...changes)));

describe('foldProblem', () => {
  it('is an outage from opening to resolution; closing later adds nothing', () => {
    expect(outages(opened, resolved, closed)).toEqual(['20 10:00:00 to 20 12:00:00']);
    expect(outages(opened, closed)).toEqual(['20 10:00:00 to 20 13:00:00']);
    expect(outages(opened, { ...closed, openedAt: at('09:50'), resolvedAt: at('11:40') })).toEqual([
      '20 09:50:00 to 20 11:40:00',
    ]);
  });

  it('is known whole from its end when that says when it began, and not at all when it does not', () => {
    expect(outages({ ...resolved, openedAt: at('10') })).toEqual(['20 10:00:00 to 20 12:00:00']);
    expect(outages(resolved)).toEqual([]);
  });

  it('goes on while nobody ends it, through any status', () => {
    expect(outages(opened, { status: 'held', statusChangedAt: at('11') })).toEqual(['20 10:00:00 to …']);
    expect(outages(opened, { status: 'withPartner', statusChangedAt: at('11') })).toEqual(['20 10:00:00 to …']);
  });

  it.each(['rejected', 'cancelled'])('is no outage when it was %s, also if it is closed thereafter', (status) => {
    const takenBack = { status, statusChangedAt: at('11') };
    expect(outages(opened, takenBack)).toEqual([]);
    expect(outages(opened, takenBack, closed)).toEqual([]);
  });

  it('is two outages when it is reopened, the second from when that was told', () => {
    const reopened = { status: 'inProgress', statusChangedAt: at('14'), openedAt: at('10'), resolvedAt: at('12') };
    const resolvedAgain = { ...resolved, statusChangedAt: at('15'), openedAt: at('10') };
    expect(outages(opened, resolved, reopened, resolvedAgain)).toEqual([
      '20 10:00:00 to 20 12:00:00',
      '20 14:00:00 to 20 15:00:00',
    ]);
    expect(outages(opened, resolved, reopened, { status: 'cancelled', statusChangedAt: at('15') })).toEqual([
      '20 10:00:00 to 20 12:00:00',
    ]);
  });

  it.each([
    ['impact', { impact: 0 }, { impact: 60 }],
    ['affectedCount', { affectedCount: 0 }, { affectedCount: 412 }],
    ['serviceIds', { serviceIds: [] }, { serviceIds: ['SVC-1'] }],
  ])('is no outage when it says by its %s that it hits nobody', (_field, none, some) => {
    expect(outages({ ...opened, ...none }, resolved)).toEqual([]);
    expect(outages({ ...resolved, openedAt: at('10'), ...none })).toEqual([]);
    expect(outages({ ...opened, ...some }, { ...resolved, ...none })).toHaveLength(1);
    expect(outages({ ...opened, ...some }, { statusChangedAt: at('11'), ...none }, resolved)).toHaveLength(1);
    expect(outages({ ...opened, ...none }, { statusChangedAt: at('11'), ...some }, resolved)).toHaveLength(1);
  });

  it('bears witness by the first event of it, with all that was said', () => {
    const [outage] = foldProblem(
      problemTold({ ...opened, impact: 60, serviceIds: ['SVC-1'] }, { ...resolved, impact: 0 }),
    );
    expect(outage).toMatchObject({
      name: 'outage',
      eventId: 'E-1',
      type: 'oss.problem.changed.v1',
      at: Date.parse(at('10')),
      fields: { problemId: 'SP-1', impact: 60, serviceIds: ['SVC-1'] },
    });
  });
});
