import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { aProgramme } from '../testing/programmes.js';
import { ProgrammeBody } from './programme-body.js';
import { programmeOf } from './programme-of.js';

/** As the service does it: unknown fields left out, nothing coerced. */
function bodyOf(sent: object): ProgrammeBody {
  const body = plainToInstance(ProgrammeBody, sent);
  expect(validateSync(body, { whitelist: true })).toEqual([]);
  return body;
}
const sale = { title: 'After a sale', occasion: { kind: 'transactional', interactionKinds: ['sale'], delayHours: 1 } };

describe('programmeOf', () => {
  it('fills in every default of a first version', () => {
    expect(programmeOf('mine', bodyOf(sale), undefined)).toEqual({
      programmeId: 'mine',
      version: 1,
      title: 'After a sale',
      state: 'active',
      occasion: { kind: 'transactional', interactionKinds: ['sale'], delayHours: 1, batch: { kind: 'immediate' } },
      audience: {},
      sampling: { kind: 'all' },
      clocks: { invitedDays: 0, answeredDays: 0 },
      priority: 100,
      onClash: 'block',
      channels: ['webhook'],
      fallbackLanguage: 'en',
      expiresDays: 14,
      questionnaire: {
        reasons: [
          'network',
          'coverage',
          'data',
          'voice',
          'delivery',
          'support',
          'billing',
          'price',
          'product',
          'other',
        ].map((code) => ({ code })),
        indicators: [],
        mayWeCallYou: false,
        mayWeQuoteYou: false,
      },
    });
  });

  it('keeps what is sent, without what is unknown or null', () => {
    const sampling = {
      kind: 'quota',
      by: ['segment'],
      quotas: [{ stratum: ['business'], answers: 30 }],
      expectedResponseRate: 0.25,
      seed: 1,
    };
    const body = bodyOf({
      ...sale,
      sampling,
      reminderDays: null,
      colour: 'red',
      questionnaire: { reasons: [], mayWeCallYou: true },
    });
    const programme = programmeOf('mine', body, undefined);
    expect(programme.sampling).toEqual(sampling);
    expect(programme.questionnaire).toEqual({ reasons: [], indicators: [], mayWeCallYou: true, mayWeQuoteYou: false });
    expect(Object.keys(programme)).not.toEqual(expect.arrayContaining(['reminderDays']));
    expect(Object.keys(programme)).not.toEqual(expect.arrayContaining(['colour']));
  });

  it('follows the version before, in its state unless another is told', () => {
    const before = aProgramme({ version: 4, state: 'paused' });
    expect(programmeOf('mine', bodyOf(sale), before)).toMatchObject({ version: 5, state: 'paused' });
    expect(programmeOf('mine', bodyOf({ ...sale, state: 'ended' }), before)).toMatchObject({ state: 'ended' });
  });

  it('reads the instants of a wave, whatever their offset', () => {
    const occasion = {
      kind: 'wave',
      waveId: 'w1',
      opensAt: '2026-10-01T06:00:00+02:00',
      closesAt: '2026-10-08T04:00:00Z',
    };
    expect(programmeOf('mine', bodyOf({ title: 'Wave', occasion }), undefined).occasion).toEqual({
      kind: 'wave',
      waveId: 'w1',
      opensAt: Date.parse('2026-10-01T04:00:00Z'),
      closesAt: Date.parse('2026-10-08T04:00:00Z'),
    });
  });
});
