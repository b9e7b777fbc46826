import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '../../time/index.js';
import { caseDiagram, caseTable } from './case-diagram.js';
import type { CaseCommand, Step } from './case-command.js';
import { CASE_STATES, CLOSE_OUTCOMES, freshCase, isLive, type WorkedCase } from './case-state.js';
import { stepCase } from './step-case.js';
import { isTerminal, possibleMoves, TRANSITIONS } from './transitions.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const RULES = { attemptDays: 3, timeZone: 'Europe/Helsinki' };
const opened = freshCase('detractor', { team: 'billing' }, NOW);
const done = { whatWasDone: 'The bill was corrected.', customerTold: true };

const step = (one: WorkedCase, command: CaseCommand, at = NOW): Step<WorkedCase> =>
  stepCase(one, command, { by: 'anna', at }, RULES);
function after(one: WorkedCase, ...commands: readonly (CaseCommand | readonly [CaseCommand, number])[]): WorkedCase {
  return commands.reduce((before, told) => {
    const [command, at] = 'kind' in told ? [told, NOW] : told;
    const stepped = step(before, command, at);
    if (stepped.kind === 'refused') throw new Error(stepped.mend);
    return stepped.case;
  }, one);
}
const reached = { kind: 'contact', result: 'reached' } as const;
const noAnswer = { kind: 'contact', result: 'noAnswer' } as const;
const assign = { kind: 'assign', to: { team: 'billing', person: 'anna' } } as const;
const agree = { kind: 'agreeCause', cause: 'billing.wrongAmount' } as const;
const resolve = { kind: 'resolve', resolution: done } as const;

describe('stepCase', () => {
  it('goes from a 2 to a verified fix', () => {
    const verified = after(
      ...([opened, assign, reached, agree, { kind: 'startAction', action: 'ACT-1' }, resolve] as const),
      { kind: 'verify', satisfied: true },
      { kind: 'close', outcome: 'resolved' },
    );
    expect(verified).toMatchObject({
      ...{ state: 'closed', outcome: 'resolved', cause: 'billing.wrongAmount', actions: ['ACT-1'] },
      ...{ resolution: done, contactedAt: NOW, closedAt: NOW, version: 7 },
    });
  });

  it('keeps who did what, when, and from where to where', () => {
    const stepped = stepCase(opened, assign, { by: 'boss', at: NOW + 5, note: 'speaks Finnish' }, RULES);
    expect(stepped).toMatchObject({
      case: { state: 'assigned', stateChangedAt: NOW + 5 },
      entry: {
        ...{ version: 1, by: 'boss', at: NOW + 5, note: 'speaks Finnish' },
        ...{ command: assign, move: 'assign', from: 'open', to: 'assigned' },
      },
    });
  });

  it('gives a customer up after attempts on three days of the zone, not after three attempts', () => {
    const thrice = after(opened, [noAnswer, NOW], [noAnswer, NOW + HOUR_MS], [noAnswer, NOW + 2 * HOUR_MS]);
    expect(thrice.state).toBe('open');
    // 22:30 of UTC is the next day in Helsinki.
    expect(after(thrice, [noAnswer, NOW + 12.5 * HOUR_MS]).state).toBe('open');
    expect(after(thrice, [noAnswer, NOW + DAY_MS], [noAnswer, NOW + 2 * DAY_MS]).state).toBe('unreachable');
    expect(after(thrice, [noAnswer, NOW + 12.5 * HOUR_MS], [noAnswer, NOW + 2 * DAY_MS]).state).toBe('unreachable');
  });

  it('counts the days anew for somebody who takes an unreachable customer up again', () => {
    const given = after(opened, [noAnswer, NOW], [noAnswer, NOW + DAY_MS], [noAnswer, NOW + 2 * DAY_MS]);
    expect(after(given, assign, [noAnswer, NOW + 3 * DAY_MS])).toMatchObject({ state: 'assigned' });
    expect(after(given, [reached, NOW + 3 * DAY_MS])).toMatchObject({ state: 'contacted' });
  });

  it('keeps the instant of the first contact of a round, and begins a new round when reopened', () => {
    const twice = after(opened, [reached, NOW], [reached, NOW + DAY_MS]);
    expect(twice.contactedAt).toBe(NOW);
    const again = after(twice, agree, resolve, { kind: 'verify', satisfied: false });
    expect(again).toMatchObject({ state: 'reopened', round: 2, cause: 'billing.wrongAmount', attempts: [] });
    expect(again.contactedAt).toBeUndefined();
    expect(again.resolution).toBeUndefined();
  });

  it('says what is possible instead of what it refuses', () => {
    expect(step(opened, resolve)).toEqual({
      ...{ kind: 'refused', reason: 'notInThisState', possible: possibleMoves('open') },
      mend:
        'A case that is open does not take resolve. Possible now: assign, attempt, giveUp, reach, refuse, ' +
        'closeNotNeeded, closeDuplicate, escalate, withdraw.',
    });
    expect(step(after(opened, { kind: 'withdraw' }), reached)).toMatchObject({
      mend: 'A case that is withdrawn does not take reach. Nothing is possible any more.',
    });
  });

  it('calls nothing mended before the cause is agreed, but thanks need none', () => {
    expect(step(after(opened, reached), resolve)).toMatchObject({ reason: 'needsCause' });
    const thanks = freshCase('promoter', { team: 'customer care' }, NOW);
    expect(after(thanks, reached, resolve).state).toBe('resolved');
  });

  it('refuses an empty word, and a level that is not higher', () => {
    expect(step(opened, { kind: 'assign', to: { team: ' ' } })).toMatchObject({ reason: 'emptyText' });
    const escalated = after(opened, { kind: 'escalate', level: 2, toTeam: 'managers' });
    expect(escalated).toMatchObject({ state: 'open', escalationLevel: 2 });
    expect(step(escalated, { kind: 'escalate', level: 2, toTeam: 'managers' })).toMatchObject({
      reason: 'levelNotHigher',
    });
  });

  it('ends without contact only where the customer was given up or refused', () => {
    const noContact = { kind: 'close', outcome: 'noContact' } as const;
    expect(step(opened, noContact).kind).toBe('refused');
    expect(after(opened, { kind: 'contact', result: 'refused' }, noContact)).toMatchObject({ outcome: 'noContact' });
  });
});

describe('any sequence of commands', () => {
  const text = fc.constantFrom('x', 'y', 'z', '');
  const command: fc.Arbitrary<CaseCommand> = fc.oneof(
    text.map((team) => ({ kind: 'assign' as const, to: { team } })),
    fc.constantFrom('noAnswer' as const, 'reached' as const, 'refused' as const).map((result) => ({
      kind: 'contact' as const,
      result,
    })),
    text.map((cause) => ({ kind: 'agreeCause' as const, cause })),
    text.map((action) => ({ kind: 'startAction' as const, action })),
    text.map((whatWasDone) => ({ kind: 'resolve' as const, resolution: { whatWasDone, customerTold: false } })),
    fc.boolean().map((satisfied) => ({ kind: 'verify' as const, satisfied })),
    fc.constantFrom(...CLOSE_OUTCOMES).map((outcome) => ({ kind: 'close' as const, outcome })),
    fc.constant({ kind: 'reopen' as const }),
    fc.integer({ min: 0, max: 4 }).map((level) => ({ kind: 'escalate' as const, level, toTeam: 'managers' })),
    fc.constant({ kind: 'withdraw' as const }),
  );
  const commands = fc.array(fc.record({ command, hours: fc.integer({ min: 0, max: 40 }) }), {
    minLength: 10,
    maxLength: 60,
    size: 'max',
  });

  const later = (next: CaseCommand, hours: number) => ({ command: next, hours });
  // Chance alone seldom gets as far as a verified fix.
  const path: readonly CaseCommand[] = [assign, reached, agree, { kind: 'startAction', action: 'x' }, resolve];
  const beginnings = fc.oneof(
    fc.integer({ min: 0, max: path.length }).map((length) => path.slice(0, length).map((next) => later(next, 1))),
    fc.integer({ min: 1, max: 3 }).map((days) => Array.from({ length: days }, () => later(noAnswer, 24))),
  );

  it('keeps to the table, stays where it ended, and gives each step exactly one entry', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        beginnings,
        commands,
        fc.constantFrom('detractor' as const, 'promoter' as const),
        (begun, told, band) => {
          let one = freshCase(band, { team: 'care' }, NOW);
          let at = NOW;
          let entries = 0;
          const kept: boolean[] = [];
          for (const { command: next, hours } of [...begun, ...told]) {
            at += hours * HOUR_MS;
            const before = one;
            const stepped = step(before, next, at);
            if (stepped.kind === 'refused') {
              kept.push(stepped.possible.join() === possibleMoves(before.state).join());
              continue;
            }
            entries += 1;
            one = stepped.case;
            seen.add(one.state);
            const { entry } = stepped;
            kept.push(entry.version === entries && one.version === entries);
            kept.push(entry.from === before.state && entry.to === one.state);
            kept.push(TRANSITIONS[before.state][entry.move] === one.state && !isTerminal(before.state));
            kept.push((one.closedAt === undefined) === isLive(one.state));
          }
          expect(kept).not.toContain(false);
        },
      ),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([...CASE_STATES].sort());
  });
});

describe('the table of transitions', () => {
  it('is what the docs show', () => {
    const page = readFileSync(new URL('../../../../docs/closing-the-loop-model.md', import.meta.url), 'utf8');
    expect(page).toContain(caseDiagram());
    const rows = (text: string) => text.split('\n').map((line) => line.replace(/[\s-]+/g, ' '));
    expect(rows(page)).toEqual(expect.arrayContaining(rows(caseTable())));
  });

  it('leads to every state, and out of each but the withdrawn', () => {
    const found = new Set(['open']);
    for (const state of found) for (const to of Object.values(TRANSITIONS[state as 'open'])) found.add(to);
    expect(found.size).toBe(CASE_STATES.length);
    expect(CASE_STATES.filter(isTerminal)).toEqual(['withdrawn']);
  });
});
