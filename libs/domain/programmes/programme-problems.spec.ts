import { programmeProblems, type Programme } from './index.js';
import { aProgramme } from './testing/a-programme.js';

const fields = (told: Partial<Programme>) => programmeProblems(aProgramme(told)).map(({ field }) => field);
const asking = (told: Partial<Programme['questionnaire']>) =>
  fields({ questionnaire: { reasons: [], indicators: [], mayWeCallYou: false, mayWeQuoteYou: false, ...told } });
const opensAt = Date.UTC(2026, 10, 1);
const wave = { kind: 'wave', waveId: 'W1', opensAt, closesAt: opensAt + 1 } as const;
const relationship = { kind: 'relationship', everyMonths: 12, startsOn: '2026-01-01', spreadDays: 30 } as const;
const quota = {
  kind: 'quota',
  by: ['segment', 'vip'],
  quotas: [{ stratum: ['business', 'true'], answers: 30 }],
  expectedResponseRate: 0.2,
  seed: 1,
} as const;

describe('programmeProblems', () => {
  it('tells everything at once, each with what is wrong and how to mend it', () => {
    const problems = programmeProblems(
      aProgramme({
        programmeId: 'a b',
        title: ' ',
        channels: [],
        clocks: { invitedDays: -1, answeredDays: 0.5 },
        priority: Number.NaN,
        expiresDays: 0,
        fallbackLanguage: 'not a language',
      }),
    );
    expect(problems.map(({ field }) => field)).toEqual([
      '/programmeId',
      '/title',
      '/clocks/invitedDays',
      '/clocks/answeredDays',
      '/priority',
      '/channels',
      '/fallbackLanguage',
      '/expiresDays',
    ]);
    expect(problems.every(({ problem, mend }) => problem.length > 10 && mend.length > 10)).toBe(true);
  });

  it.each<[string, Partial<Programme>, readonly string[]]>([
    ['an id with a zero-width space', { programmeId: 'a\u200bb' }, ['/programmeId']],
    ['a reminder after the link has expired', { reminderDays: 14 }, ['/reminderDays']],
    ['no invitations an hour', { ratePerHour: 0 }, ['/ratePerHour']],
    ['a channel twice', { channels: ['sms', 'sms'] }, ['/channels']],
    [
      'an audience of nobody',
      { audience: { segments: [], newForDays: 0 } },
      ['/audience/segments', '/audience/newForDays'],
    ],
    [
      'a verification without a clock',
      { occasion: { kind: 'verification', delayHours: 24 }, clocks: { invitedDays: 0, answeredDays: 0 } },
      ['/clocks/invitedDays'],
    ],
  ])('refuses %s', (_, told, expected) => {
    expect(fields(told)).toEqual(expected);
  });

  it.each<[string, Programme['occasion'], readonly string[]]>([
    [
      'no kinds and no hour',
      { kind: 'transactional', interactionKinds: [], delayHours: -1, batch: { kind: 'daily', hour: 24 } },
      ['/occasion/interactionKinds', '/occasion/delayHours', '/occasion/batch/hour'],
    ],
    ['a 30 February', { ...relationship, startsOn: '2026-02-30' }, ['/occasion/startsOn']],
    ['a day with a time', { ...relationship, startsOn: '2026-02-03T00:00:00Z' }, ['/occasion/startsOn']],
    ['a spread longer than the period', { ...relationship, everyMonths: 1, spreadDays: 31 }, ['/occasion/spreadDays']],
    ['no spread', { ...relationship, spreadDays: 0 }, ['/occasion/spreadDays']],
    ['a wave that closes before it opens', { ...wave, closesAt: opensAt }, ['/occasion/closesAt']],
    ['a wave of nobody', { ...wave, contactIds: [] }, ['/occasion/contactIds']],
    ['a contact twice', { ...wave, contactIds: ['C-1', 'C-1'] }, ['/occasion/contactIds']],
    ['a wave that follows itself', { ...wave, previousWaveId: 'W1' }, ['/occasion/previousWaveId']],
  ])('refuses an occasion with %s', (_, occasion, expected) => {
    expect(fields({ occasion })).toEqual(expected);
  });

  it.each<[string, Programme['sampling'], readonly string[]]>([
    ['no share', { kind: 'random', share: 0, seed: 1 }, ['/sampling/share']],
    ['a seed that is none', { kind: 'random', share: 1, seed: -1 }, ['/sampling/seed']],
    [
      'no strata',
      { kind: 'stratified', by: [], size: 0, minimumCell: -1, seed: 1 },
      ['/sampling/by', '/sampling/size', '/sampling/minimumCell'],
    ],
    ['quotas of nothing', { ...quota, quotas: [] }, ['/sampling/quotas']],
    [
      'a stratum of another make',
      { ...quota, quotas: [{ stratum: ['business'], answers: 1 }] },
      ['/sampling/quotas/0/stratum'],
    ],
    ['a stratum twice', { ...quota, quotas: [...quota.quotas, ...quota.quotas] }, ['/sampling/quotas']],
    ['a rate above one', { ...quota, expectedResponseRate: 20 }, ['/sampling/expectedResponseRate']],
  ])('refuses a sample with %s', (_, sampling, expected) => {
    expect(fields({ occasion: wave, sampling })).toEqual(expected);
  });

  it('draws strata and quotas only from a list', () => {
    expect(fields({ sampling: quota })).toEqual(['/sampling/kind']);
    expect(fields({ occasion: relationship, sampling: quota })).toEqual([]);
  });

  it('refuses questions that cannot be asked, or not be read by everybody', () => {
    const labels = { en: 'Speed' };
    expect(asking({ reasons: [{ code: 'data', labels }, { code: 'data' }, { code: 'weather' }] })).toEqual([
      '/questionnaire/reasons/2/code',
      '/questionnaire/reasons',
    ]);
    expect(asking({ reasons: [{ code: 'data', labels: { fi: 'Nopeus' } }] })).toEqual([
      '/questionnaire/reasons/0/labels',
    ]);
    const speed = { indicatorId: 'speed', labels, weight: 0 };
    expect(asking({ indicators: [speed, { ...speed, weight: 1 }] })).toEqual(['/questionnaire/indicators']);
    expect(asking({ indicators: [speed] })).toEqual(['/questionnaire/indicators']);
    expect(
      asking({ indicators: [{ ...speed, weight: -1, labels: { en: 'Speed', 'x y': 'Nopeus', fi: '' } }] }),
    ).toEqual([
      '/questionnaire/indicators/0/weight',
      '/questionnaire/indicators/0/labels/x y',
      '/questionnaire/indicators/0/labels/fi',
    ]);
    expect(asking({ changed: {} })).toEqual(['/questionnaire/changed']);
  });
});
