import { npsBand } from '@sidetone/domain/nps';
import fc from 'fast-check';
import { WindowChanges, type WindowChange } from '../keep-windows/window-changes.js';
import type { AnswerVersion, GivenVersion, KeptAnswer } from './answer-version.js';
import { replaceAnswers } from './replace-answers.js';

function given(
  responseId: string,
  revision: number,
  score: number,
  place: Partial<GivenVersion['place']> = {},
): GivenVersion {
  return {
    state: 'given',
    responseId,
    revision,
    invitationId: `INV-${responseId}`,
    surveyId: 'support-2026',
    place: { kind: 'transactional', journeyArea: 'support', week: '2026-W47', ...place },
    score,
    band: npsBand(score),
    answeredAt: Date.UTC(2026, 10, 18),
    day: '2026-11-18',
    contactId: 'CON-1',
    customerId: 'CUS-1',
    subscriptionId: null,
    channel: 'web',
    language: null,
    waveId: null,
    dispatchedAt: null,
    delayMinutes: null,
    reasons: [],
    consents: [],
    comment: null,
    items: [],
  };
}
const withdrawn = (responseId: string, revision: number): AnswerVersion => ({
  state: 'withdrawn',
  responseId,
  revision,
  invitationId: `INV-${responseId}`,
});
const keep = (version: AnswerVersion): KeptAnswer => ({
  responseId: version.responseId,
  revision: version.revision,
  counted: version.state === 'given' ? { place: version.place, band: version.band } : undefined,
});
const keptOf = (...versions: AnswerVersion[]) =>
  new Map(versions.map((version) => [version.responseId, keep(version)]));
const supportWeek = {
  kind: 'transactional',
  area: 'support',
  week: '2026-W47',
  promoters: 0,
  passives: 0,
  detractors: 0,
  invited: 0,
};

describe('replacing answers', () => {
  it('counts a first answer once overall and once in its journey area', () => {
    const { taken, added, windows } = replaceAnswers(new Map(), [given('R1', 1, 10)]);
    expect(taken).toEqual([true]);
    expect(added).toHaveLength(1);
    expect(windows.list()).toEqual([
      { ...supportWeek, area: 'overall', promoters: 1 },
      { ...supportWeek, promoters: 1 },
    ]);
  });

  it('counts an answer without a journey area only overall', () => {
    const { windows } = replaceAnswers(new Map(), [given('R1', 1, 0, { journeyArea: null })]);
    expect(windows.list()).toEqual([{ ...supportWeek, area: 'overall', detractors: 1 }]);
  });

  it('has no effect for the same revision again, nor for an older one', () => {
    const { taken, added, changed, windows } = replaceAnswers(keptOf(given('R1', 2, 3)), [
      given('R1', 2, 9),
      given('R1', 1, 10),
    ]);
    expect(taken).toEqual([false, false]);
    expect([...added, ...changed, ...windows.list()]).toEqual([]);
  });

  it('moves a corrected answer out of the band, area and week in which it counted', () => {
    const { windows } = replaceAnswers(keptOf(given('R1', 1, 3)), [
      given('R1', 2, 9, { journeyArea: 'billing', week: '2026-W48' }),
    ]);
    expect(windows.list()).toEqual([
      { ...supportWeek, area: 'billing', week: '2026-W48', promoters: 1 },
      { ...supportWeek, area: 'overall', detractors: -1 },
      { ...supportWeek, area: 'overall', week: '2026-W48', promoters: 1 },
      { ...supportWeek, detractors: -1 },
    ]);
  });

  it('changes no window for a correction that stays in its band', () => {
    expect(replaceAnswers(keptOf(given('R1', 1, 3)), [given('R1', 2, 0)]).windows.list()).toEqual([]);
  });

  it('takes received, corrected and withdrawn of one batch in their order', () => {
    const { taken, added, windows } = replaceAnswers(new Map(), [
      given('R1', 1, 3),
      given('R1', 2, 9),
      withdrawn('R1', 3),
    ]);
    expect(taken).toEqual([true, true, true]);
    expect(added).toEqual([withdrawn('R1', 3)]);
    expect(windows.list()).toEqual([]);
  });

  it('does not count an answer whose withdrawal came first', () => {
    const { taken } = replaceAnswers(keptOf(withdrawn('R1', 3)), [given('R1', 1, 3)]);
    expect(taken).toEqual([false]);
  });

  it('leaves the windows as a recount of the answers, however the versions fall into batches', () => {
    const version = fc.record({
      responseId: fc.constantFrom('R1', 'R2', 'R3'),
      revision: fc.integer({ min: 1, max: 5 }),
      score: fc.option(fc.integer({ min: 0, max: 10 })),
      journeyArea: fc.constantFrom('support', 'billing', null),
      week: fc.constantFrom('2026-W46', '2026-W47'),
    });
    fc.assert(
      fc.property(fc.array(fc.array(version, { maxLength: 6 }), { maxLength: 6 }), (batches) => {
        const kept = new Map<string, KeptAnswer>();
        const windows = new Map<string, number>();
        for (const batch of batches) {
          const versions = batch.map(({ responseId, revision, score, journeyArea, week }) =>
            score === null
              ? withdrawn(responseId, revision)
              : given(responseId, revision, score, { journeyArea, week }),
          );
          const { added, changed, windows: changes } = replaceAnswers(kept, versions);
          for (const one of [...added, ...changed]) kept.set(one.responseId, keep(one));
          addUp(windows, changes.list());
        }
        const recount = new WindowChanges();
        for (const { counted } of kept.values()) if (counted) recount.countAnswer(counted.place, counted.band);
        expect(withoutZeros(windows)).toEqual(addUp(new Map(), recount.list()));
      }),
    );
  });
});

function addUp(totals: Map<string, number>, changes: readonly WindowChange[]): Map<string, number> {
  for (const { kind, area, week, ...counts } of changes) {
    for (const [name, by] of Object.entries(counts)) {
      const key = `${kind}|${area}|${week}|${name}`;
      if (by !== 0) totals.set(key, (totals.get(key) ?? 0) + by);
    }
  }
  return totals;
}

function withoutZeros(totals: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...totals].filter(([, count]) => count !== 0));
}
