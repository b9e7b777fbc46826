import {
  answered,
  aReport,
  caseOf,
  dispatched,
  failed,
  givenAnswer,
  issued,
  NOON,
  OVER,
  told,
} from '../testing/a-year.js';
import { accountInvitations } from './account-invitations.js';

const DAY_MS = 86_400_000;
const report = aReport();
const inTime = givenAnswer('hash of INV-1', { at: NOON - DAY_MS });
const accounted = (...[events, by = report]: [Parameters<typeof told>[0], ReturnType<typeof aReport>?]) =>
  accountInvitations(told(events), by);

describe('accountInvitations', () => {
  it('counts each end', () => {
    const { byProgramme, problems } = accounted(
      {
        issued: ['INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-5', 'INV-6', 'INV-7'].map((id) => issued(id)),
        dispatched: [dispatched('INV-1'), dispatched('INV-2')],
        failed: [
          failed('INV-3', 'bounced'),
          failed('INV-4', 'refused'),
          failed('INV-5', 'calledOff'),
          failed('INV-6', 'expired'),
          failed('INV-7', 'unknownOutcome'),
        ],
        answered: [answered('INV-1')],
        casesOpened: [caseOf('INV-1')],
      },
      aReport({ answers: [inTime] }),
    );
    expect(problems).toEqual([]);
    expect(byProgramme.get('support')).toEqual({ answered: 1, expired: 2, bounced: 1, failed: 2, calledOff: 1 });
  });

  it('finds one that is open', () => {
    expect(accounted({ issued: [issued('INV-1')] }).problems).toEqual([
      'INV-1 of support was neither sent nor given up.',
    ]);
    const late = { issued: [issued('INV-1', 'support', OVER + 1)], dispatched: [dispatched('INV-1')] };
    expect(accounted(late).problems).toEqual(['INV-1 of support is still open.']);
  });

  it('finds one with two ends', () => {
    const answers = { answered: [answered('INV-1')], casesOpened: [caseOf('INV-1')], issued: [issued('INV-1')] };
    const by = aReport({ answers: [inTime] });
    expect(accounted({ ...answers, failed: [failed('INV-1', 'bounced')] }, by).problems).toEqual([
      'INV-1 of support was answered, and is bounced.',
    ]);
    expect(
      accounted({ issued: [issued('INV-1')], failed: [failed('INV-1', 'bounced'), failed('INV-1', 'refused')] })
        .problems,
    ).toEqual(['INV-1 of support has failed 2 times.']);
  });

  it('finds an answer that was lost, one that nobody gave, and one to an unknown invitation', () => {
    const sent = { issued: [issued('INV-1')], dispatched: [dispatched('INV-1')] };
    expect(accounted(sent, aReport({ answers: [inTime] })).problems).toEqual([
      'The answer to INV-1 was taken, and never told of.',
    ]);
    expect(accounted({ ...sent, answered: [answered('INV-1')], casesOpened: [caseOf('INV-1')] }).problems).toEqual([
      'An answer to INV-1 was told of that nobody gave.',
    ]);
    expect(accounted({}, aReport({ answers: [inTime] })).problems).toEqual([
      'CON-1 answered an invitation that nobody was told of.',
    ]);
  });

  it('expects answers in time to be taken, and late ones to meet with 410', () => {
    const sent = { issued: [issued('INV-1')], dispatched: [dispatched('INV-1')] };
    const met = (at: number, status: number) =>
      accounted(sent, aReport({ answers: [{ ...inTime, at, status }] })).problems;
    expect(met(NOON, 410)).toEqual([]);
    expect(met(NOON - 1, 410)).toEqual(['The answer to INV-1 came in time, and met with 410.']);
    expect(met(NOON, 500)).toEqual(['A late answer met with 500 rather than 410.']);
    expect(met(NOON, 200)).toEqual([
      'The answer to INV-1 came too late, and met with 200.',
      'The answer to INV-1 was taken, and never told of.',
    ]);
  });

  it('finds an answer without a case, and with two', () => {
    const events = { issued: [issued('INV-1')], answered: [answered('INV-1')] };
    const by = aReport({ answers: [inTime] });
    expect(accounted(events, by).problems).toEqual(['The answer RSP-INV-1 has 0 cases.']);
    expect(accounted({ ...events, casesOpened: [caseOf('INV-1'), caseOf('INV-1')] }, by).problems).toEqual([
      'The answer RSP-INV-1 has 2 cases.',
    ]);
  });
});
