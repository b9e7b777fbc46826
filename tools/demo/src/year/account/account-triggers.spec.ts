import type { HistoryEntry } from '../read/shown-surveys.js';
import { anEntry, issued, leftAlone } from '../testing/a-year.js';
import { accountTriggers } from './account-triggers.js';

const trigger = { programmeId: 'support', occasionId: 'INT-1', contactId: 'CON-1' };
const shown = (...entries: readonly HistoryEntry[]) => new Map([['CON-1', entries]]);
const told = { issued: [issued('INV-1')], suppressed: [] };
const left = anEntry({ outcome: 'leftAlone', reason: 'dunning', invitationId: null });

describe('accountTriggers', () => {
  it('finds nothing wrong where who was asked was told of once, and who was left alone with the reason', () => {
    expect(accountTriggers([trigger], shown(anEntry()), told).problems).toEqual([]);
    const alone = {
      issued: [],
      suppressed: [leftAlone('CAND-1', 'quietHours', 'delay'), leftAlone('CAND-1', 'dunning')],
    };
    const { problems, byProgramme } = accountTriggers([trigger], shown(left), alone);
    expect(problems).toEqual([]);
    expect(byProgramme.get('support')).toEqual({
      ...{ triggers: 1, asked: 0, leftAlone: 1, notDrawn: 0 },
      ...{ reasons: { dunning: 1 }, delays: { quietHours: 1 } },
    });
  });

  it('needs no event of who was not drawn', () => {
    const notDrawn = anEntry({ entryId: 'FRAME-1', outcome: 'leftAlone', reason: 'sampledOut', invitationId: null });
    const { problems, byProgramme } = accountTriggers([trigger], shown(notDrawn), { issued: [], suppressed: [] });
    expect(problems).toEqual([]);
    expect(byProgramme.get('support')).toMatchObject({ triggers: 1, notDrawn: 1, leftAlone: 0 });
  });

  it.each<[string, readonly HistoryEntry[], Parameters<typeof accountTriggers>[2], string]>([
    ['a trigger that was lost', [], { issued: [], suppressed: [] }, 'support knows nothing of INT-1.'],
    [
      'one that waits',
      [anEntry({ outcome: 'waiting', invitationId: null })],
      { issued: [], suppressed: [] },
      'support still waits with INT-1.',
    ],
    [
      'an invitation of which nobody was told',
      [anEntry()],
      { issued: [], suppressed: [] },
      'support, INT-1: asked, but not told once.',
    ],
    [
      'a reason of which nobody was told',
      [left],
      { issued: [], suppressed: [] },
      'support, INT-1: left alone, and told 0 times.',
    ],
    [
      'another reason than was told',
      [left],
      { issued: [], suppressed: [leftAlone('CAND-1', 'staff')] },
      'support, INT-1: left alone for dunning, told for staff.',
    ],
    [
      'somebody asked who was to be left alone',
      [anEntry()],
      { ...told, suppressed: [leftAlone('CAND-1', 'staff')] },
      'support, INT-1: asked, and told to be left alone.',
    ],
    [
      'an invitation that no history knows',
      [anEntry()],
      { issued: [issued('INV-1'), issued('INV-2')], suppressed: [] },
      "INV-2 was told, and no contact's history knows it.",
    ],
    [
      'a reason that no history knows',
      [anEntry()],
      { ...told, suppressed: [leftAlone('CAND-9', 'staff')] },
      "CAND-9 was left alone, and no contact's history knows it.",
    ],
  ])('finds %s', (_, entries, events, problem) => {
    expect(accountTriggers([trigger], shown(...entries), events).problems).toEqual([problem]);
  });

  it('finds an occasion that was decided about twice', () => {
    const twice = [anEntry(), anEntry({ entryId: 'CAND-2', invitationId: 'INV-2' })];
    const { problems } = accountTriggers([trigger], shown(...twice), {
      issued: [issued('INV-1'), issued('INV-2')],
      suppressed: [],
    });
    expect(problems).toEqual(['support has decided 2 times about INT-1.']);
  });

  it('finds what was decided without a trigger', () => {
    expect(accountTriggers([], shown(anEntry()), told).problems).toEqual([
      'support decided about INT-1, which nobody told of.',
    ]);
  });
});
