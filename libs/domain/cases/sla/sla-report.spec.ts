import { HOUR_MS } from '../../time/index.js';
import { serviceClassOf, serviceClassProblems, SHIPPED_SERVICE_CLASSES, slaReport, waitingQuantile } from './index.js';

describe('waitingQuantile', () => {
  it('is the median of Freireich’s trial of 6-MP, of whom some still wait: 23 weeks', () => {
    const done = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((hours) => ({ hours, over: true }));
    const waiting = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((hours) => ({ hours, over: false }));
    expect(waitingQuantile([...waiting, ...done], 0.5)).toBe(23);
    expect(waitingQuantile([...waiting, ...done], 0.9)).toBeUndefined();
  });

  it('is the plain quantile where nobody waits', () => {
    const waits = Array.from({ length: 10 }, (_, i) => ({ hours: 10 - i, over: true }));
    expect([waitingQuantile(waits, 0.5), waitingQuantile(waits, 0.9), waitingQuantile([], 0.5)]).toEqual([
      5,
      9,
      undefined,
    ]);
  });
});

describe('slaReport', () => {
  const hours = (n: number): number => n * HOUR_MS;
  const now = hours(100);
  const rows = [
    { className: 'detractor', openedAt: hours(0), firstContactAt: hours(10), closedAt: hours(40) },
    { className: 'detractor', openedAt: hours(0), firstContactAt: hours(30), closedAt: hours(90) },
    { className: 'detractor', openedAt: hours(50) },
    { className: 'detractor', openedAt: hours(90), firstContactAt: hours(91) },
    { className: 'promoter', openedAt: hours(0), closedAt: hours(20) },
  ];

  it('counts inside a time only cases old enough to have missed it', () => {
    const [, detractors] = slaReport(rows, now);
    expect(detractors?.className).toBe('detractor');
    expect(detractors?.firstContact).toMatchObject({
      ...{ cases: 4, done: 3, medianHours: 10 },
      inside: [
        { hours: 24, cases: 3, inside: 1, share: 1 / 3 },
        { hours: 48, cases: 3, inside: 2, share: 2 / 3 },
      ],
    });
    expect(detractors?.firstContact.p90Hours).toBeUndefined();
  });

  it('leaves who was never to be contacted out of the contacts, and counts all together first', () => {
    const [all, , promoters] = slaReport(rows, now);
    expect(promoters).toMatchObject({ firstContact: { cases: 0 }, close: { cases: 1, medianHours: 20 } });
    expect(all).toMatchObject({ className: 'all', close: { cases: 5, done: 3 } });
    expect(promoters?.firstContact.inside[0]).toEqual({ hours: 24, cases: 0, inside: 0 });
    expect(slaReport([], now)).toHaveLength(1);
  });
});

describe('service classes', () => {
  const gold = { ...SHIPPED_SERVICE_CLASSES[0], band: 'detractor', contractLevel: 'gold' } as const;
  const minutes = { firstContactMinutes: 60, resolveMinutes: 480, warnShare: 0.5 };

  it('are those of the contract level, else of the band', () => {
    const classes = [...SHIPPED_SERVICE_CLASSES, { ...gold, ...minutes }];
    expect(serviceClassProblems(classes)).toEqual([]);
    expect(serviceClassOf('detractor', 'gold', classes)?.firstContactMinutes).toBe(60);
    expect(serviceClassOf('detractor', 'silver', classes)?.firstContactMinutes).toBe(480);
    expect(serviceClassOf('passive', 'gold', classes)?.firstContactMinutes).toBe(1_440);
    expect(serviceClassOf('passive', undefined, [])).toBeUndefined();
  });

  it('are refused where a case would have none or two, or a promise makes no sense', () => {
    const wrong = { ...gold, firstContactMinutes: 500, resolveMinutes: 100, warnShare: 1 };
    expect(serviceClassProblems([wrong, wrong]).map(({ problem }) => problem)).toEqual([
      'A detractor whose contract level is named nowhere has no class.',
      'A passive whose contract level is named nowhere has no class.',
      'A promoter whose contract level is named nowhere has no class.',
      'detractor, gold has more than one class.',
      ...Array.from({ length: 2 }, () => [
        'The end (100) is promised before the first contact (500).',
        '1 is no share of a clock at which there is still time.',
      ]).flat(),
    ]);
  });
});
