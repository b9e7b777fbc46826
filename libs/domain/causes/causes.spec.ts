import fc from 'fast-check';
import { REASON_CODES } from '../programmes/index.js';
import {
  causePareto,
  hintProblems,
  SHIPPED_HINTS,
  SHIPPED_TAXONOMY,
  suggestCauses,
  taxonomyProblems,
  type CauseSignals,
  type CauseTaxonomy,
} from './index.js';

const TEAMS = new Set(SHIPPED_TAXONOMY.flatMap(({ causes }) => causes.map(({ team }) => team)));
const suggest = (told: Partial<CauseSignals>, taxonomy = SHIPPED_TAXONOMY) =>
  suggestCauses({ kpis: [], reasons: [], ...told }, taxonomy, SHIPPED_HINTS);
const codes = (told: Partial<CauseSignals>): readonly string[] => suggest(told).map(({ cause }) => cause.code);

describe('suggestCauses', () => {
  it('weighs evidence, reasons and words together, and tells each of them', () => {
    const [first] = suggest({
      ...{ kpis: ['data.slow.minutes', 'sale.interaction.count'], reasons: ['data'] },
      ...{ comment: 'Netti on HIDAS, niin hidas!', language: 'fi-FI' },
    });
    expect(first).toMatchObject({
      cause: { code: 'network.slowData' },
      reasons: [
        { kind: 'evidence', what: 'data.slow.minutes', weight: 0.5 },
        { kind: 'word', what: 'HIDAS', weight: 0.35 },
        { kind: 'reason', what: 'data', weight: 0.3 },
      ],
    });
    expect(first?.weight).toBeCloseTo(1 - 0.5 * 0.65 * 0.7, 12);
  });

  it('suggests nothing where nothing speaks for any cause', () => {
    expect(suggest({})).toEqual([]);
    expect(suggest({ kpis: ['sale.interaction.count'], reasons: ['other'], comment: 'Meh.', language: 'en' })).toEqual(
      [],
    );
    expect(suggest({ comment: 'The bill is wrong', language: 'xx' })).toEqual([]);
    expect(suggest({ comment: 'The bill is wrong' })).toEqual([]);
  });

  it.each([
    ['en', 'I was OVERCHARGED again', 'billing.wrongAmount'],
    ['fi', 'Puhelinlaskussa oli virhe', 'billing.wrongAmount'],
    ['fi', 'Täällä ei ole kenttää', 'network.coverage'],
    ['sv', 'Dålig täckning på landet', 'network.coverage'],
    ['de', 'Die Handyrechnung stimmt nicht', 'billing.wrongAmount'],
    ['es', 'No hay señal en casa', 'network.coverage'],
    ['ru', 'Ужасно медленный интернет', 'network.slowData'],
    ['ru', 'Неверный счёт', 'billing.wrongAmount'],
    ['ar', 'الفَاتُورة غير صحيحة', 'billing.wrongAmount'],
    ['ar', 'وبالتأخير كالعادة', 'delivery.late'],
    ['he', 'הטכנאי לא הגיע', 'delivery.missedVisit'],
    ['he', 'והחשבונית שגויה', 'billing.wrongAmount'],
  ])('finds in %s what “%s” is about', (language, comment, cause) => {
    expect(codes({ language, comment })).toContain(cause);
  });

  it('takes no word for another that only contains its letters', () => {
    expect(codes({ language: 'en', comment: 'A plate of chocolate, a billion, sooner or later' })).toEqual([]);
    expect(codes({ language: 'ru', comment: 'Центр города' })).toEqual([]);
    expect(codes({ language: 'sv', comment: 'Kontakta mig, jag kommer senast idag' })).toEqual([]);
    expect(codes({ language: 'en', comment: 'Two days late' })).toEqual(['delivery.late']);
    expect(codes({ language: 'fi', comment: 'Aseman kello' })).toEqual([]);
  });

  it('leaves retired causes out', () => {
    const retired: CauseTaxonomy = SHIPPED_TAXONOMY.map((group) => ({
      ...group,
      causes: group.causes.map((cause) => ({ ...cause, retired: cause.code === 'network.outage' })),
    }));
    expect(suggest({ kpis: ['outage.minutes'] }, retired)).toEqual([]);
  });

  it('never gives more than five, ranked, each with a reason, whatever is told', () => {
    const kpis = fc.subarray(SHIPPED_HINTS.kpis.map(({ kpi }) => `${kpi}count`));
    const reasons = fc.subarray([...REASON_CODES]);
    const comment = fc.subarray(SHIPPED_HINTS.words.flatMap(({ stems }) => stems)).map((stems) => stems.join(' '));
    fc.assert(
      fc.property(kpis, reasons, comment, fc.constantFrom('en', 'fi', 'ar'), (...told) => {
        const [one, other, text, language] = told;
        const found = suggest({ kpis: one, reasons: other, comment: text, language });
        expect(found.length).toBeLessThanOrEqual(5);
        for (const [place, { weight, reasons: why }] of found.entries()) {
          expect(why.length).toBeGreaterThan(0);
          expect(weight > 0 && weight < 1 && weight <= (found[place - 1]?.weight ?? 1)).toBe(true);
        }
      }),
    );
  });
});

describe('what is shipped', () => {
  it('has nothing wrong with it, and something that speaks for each cause of ours but those only a person finds', () => {
    expect(taxonomyProblems(SHIPPED_TAXONOMY, TEAMS)).toEqual([]);
    expect(hintProblems(SHIPPED_HINTS, SHIPPED_TAXONOMY)).toEqual([]);
    const { kpis, reasons, words } = SHIPPED_HINTS;
    const hinted = new Set([...kpis, ...reasons, ...words].map(({ cause }) => cause));
    const all = SHIPPED_TAXONOMY.flatMap(({ causes }) => causes.map(({ code }) => code));
    expect(all.filter((code) => !hinted.has(code))).toEqual([
      'delivery.workmanship',
      'outside.thirdParty',
      'outside.device',
    ]);
  });
});

describe('problems', () => {
  it('name what is wrong in a taxonomy', () => {
    const cause = { code: 'a b', titles: { fi: 'Syy' }, team: 'nobodies', outsideControl: false };
    const wrong: CauseTaxonomy = [{ code: 'g', titles: { en: 'G' }, area: 'other', causes: [cause, cause] }];
    expect(taxonomyProblems(wrong, TEAMS).map(({ field }) => field)).toEqual([
      '',
      ...[0, 1].flatMap((at) => ['code', 'titles', 'team'].map((name) => `/0/causes/${at}/${name}`)),
    ]);
    expect(taxonomyProblems([], TEAMS)).toHaveLength(1);
  });

  it('name hints to no cause, without weight, or without letters', () => {
    const hints = {
      kpis: [{ kpi: 'x', cause: 'network', weight: 1 }],
      reasons: [],
      words: [{ language: 'en', cause: 'network.outage', stems: ['no signal'] }],
      wordWeight: 0,
    };
    expect(hintProblems(hints, SHIPPED_TAXONOMY).map(({ field }) => field)).toEqual([
      '/kpis/0/cause',
      '/kpis/0/weight',
      '/wordWeight',
      '/words/0/stems',
    ]);
  });
});

describe('causePareto', () => {
  const agreed = ['network.outage', 'billing.wrongAmount', 'network.outage', undefined, 'outside.power', 'old.code'];

  it('counts agreed causes, the most first, with cumulative shares', () => {
    expect(causePareto(agreed, 'cause', SHIPPED_TAXONOMY)).toEqual({
      ...{ cases: 6, notAgreed: 1, outsideControl: 1 },
      rows: [
        { key: 'network.outage', cases: 2, share: 0.4, cumulative: 0.4 },
        { key: 'billing.wrongAmount', cases: 1, share: 0.2, cumulative: 0.6 },
        { key: 'old.code', cases: 1, share: 0.2, cumulative: 0.8 },
        { key: 'outside.power', cases: 1, share: 0.2, cumulative: 1 },
      ],
    });
  });

  it('adds them up by area and team', () => {
    const keys = (by: 'area' | 'team') =>
      causePareto(agreed, by, SHIPPED_TAXONOMY).rows.map(({ key, cases }) => `${key} ${cases}`);
    expect(keys('area')).toEqual(['network 2', 'billing 1', 'old.code 1', 'other 1']);
    expect(keys('team')).toEqual(['NOC 3', 'billing 1', 'old.code 1']);
    expect(causePareto([], 'team', SHIPPED_TAXONOMY).rows).toEqual([]);
  });
});
