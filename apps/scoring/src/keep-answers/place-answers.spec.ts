import { UNKNOWN_GROUPS } from '../keep-cells/cell-place.js';
import { groupsOfCustomer, KnownMasters } from '../keep-masters/known-masters.js';
import type { GivenVersion, KeptAnswer } from './answer-version.js';
import { placeAnswers } from './place-answers.js';

const customer = { customerId: 'CUS-1', segment: 'business', region: 'North', contractLevel: null };
const known = (region: string) => new KnownMasters(new Map([['CUS-1', { ...customer, region }]]));
const given: GivenVersion = {
  ...{ state: 'given', responseId: 'R1', revision: 1, invitationId: 'I1', surveyId: 'S' },
  place: { kind: 'relationship', journeyArea: null, week: '2026-W48' },
  ...{ score: 10, band: 'promoter', answeredAt: Date.UTC(2026, 10, 23), day: '2026-11-23' },
  ...{ contactId: 'CON-1', customerId: 'CUS-1', subscriptionId: null, channel: 'web', language: null, waveId: null },
  ...{ dispatchedAt: null, delayMinutes: null, reasons: [], consents: [], comment: null, items: [] },
};
function keptAs(groups = UNKNOWN_GROUPS): ReadonlyMap<string, KeptAnswer> {
  const { place, band, day, surveyId, channel } = given;
  const cell = { ...place, day, surveyId, channel, language: null, waveId: null, groups };
  const counted = { place: cell, band, outside: false, delayClass: null };
  const standing = { customerId: 'CUS-1', subscriptionId: null, counted };
  return new Map([['R1', { responseId: 'R1', revision: 1, counted: { place, band }, standing }]]);
}
const groupsOf = (placed: ReturnType<typeof placeAnswers>) => {
  const answer = placed.placed.get('R1');
  return answer?.state === 'given' ? answer.groups : undefined;
};

describe('placing answers in groups', () => {
  it('takes the groups that the customer has when the answer is kept', () => {
    expect(groupsOf(placeAnswers(new Map(), [given], known('North')))).toMatchObject({
      ...{ segment: 'business', region: 'North', account: 'CUS-1', customerKnown: true },
    });
  });

  it('leaves a corrected answer where it was, though its customer has moved since', () => {
    const kept = keptAs(groupsOfCustomer(customer));
    const placed = placeAnswers(kept, [{ ...given, revision: 2, score: 9 }], known('South'));
    expect(groupsOf(placed)?.region).toBe('North');
    expect(placed.cells.ofDays()).toEqual([]);
  });

  it('moves a corrected answer that now is of another customer', () => {
    const placed = placeAnswers(
      keptAs(groupsOfCustomer(customer)),
      [{ ...given, customerId: 'CUS-2' }],
      known('North'),
    );
    expect(groupsOf(placed)).toEqual(UNKNOWN_GROUPS);
  });

  it('gives a corrected answer its groups where its customer was not known before', () => {
    expect(groupsOf(placeAnswers(keptAs(), [{ ...given, revision: 2 }], known('North')))?.region).toBe('North');
  });

  it('marks an answer whose cause was agreed before it was kept', () => {
    const causes = new Map([['R1', { rootCause: 'outside.power', outside: true }]]);
    const placed = placeAnswers(new Map(), [given], new KnownMasters(new Map(), new Map(), causes));
    expect(placed.placed.get('R1')).toMatchObject({ rootCause: 'outside.power', outside: true });
  });

  it('takes a withdrawn answer out of every group', () => {
    const withdrawn = { state: 'withdrawn', responseId: 'R1', revision: 2, invitationId: 'I1' } as const;
    const { cells } = placeAnswers(keptAs(), [withdrawn], known('North'));
    expect(cells.ofDays().every(({ counts }) => counts[0] === -1)).toBe(true);
    expect(cells.ofDays()).toHaveLength(8);
  });
});
