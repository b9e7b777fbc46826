import { disputeChanged, type DisputeChanged } from '@sidetone/contracts/events';
import { foldDispute } from './fold-disputes.js';
import { sampleOf } from './testing/sample-of.js';
import { at, disputeTold, spans } from './testing/told-states.js';

const opened = { status: 'open', statusChangedAt: at('10') } as const;
const upheld = { status: 'upheld', statusChangedAt: at('12') } as const;
const named = (name: string, ...changes: readonly Partial<DisputeChanged>[]) =>
  foldDispute(disputeTold(...changes)).filter((fact) => fact.name === name);
const openings = (...changes: readonly Partial<DisputeChanged>[]) =>
  named('dispute.opened', ...changes).map((fact) => new Date(fact.at).toISOString().slice(11, 19));
const openSpells = (...changes: readonly Partial<DisputeChanged>[]) => spans(named('dispute.open', ...changes));

describe('foldDispute', () => {
  it.each(['upheld', 'refused', 'withdrawn'] as const)('is open until it is %s, and was opened once', (status) => {
    const decided = { ...upheld, status };
    expect(openSpells(opened, { status: 'inProgress', statusChangedAt: at('11') }, decided)).toEqual([
      '20 10:00:00 to 20 12:00:00',
    ]);
    expect(openings(opened, { status: 'inProgress', statusChangedAt: at('11') }, decided)).toEqual(['10:00:00']);
  });

  it('stays open while nobody decides it', () => {
    expect(openSpells(opened)).toEqual(['20 10:00:00 to …']);
  });

  it('believes the times that the bodies give', () => {
    expect(openSpells({ ...opened, openedAt: at('09') }, { ...upheld, closedAt: at('11:30') })).toEqual([
      '20 09:00:00 to 20 11:30:00',
    ]);
    expect(openings({ ...opened, openedAt: at('09') }, upheld)).toEqual(['09:00:00']);
  });

  it('is opened once however often it is reopened, and open again from then on', () => {
    const reopened = { status: 'inProgress', statusChangedAt: at('14'), openedAt: at('10') } as const;
    expect(openSpells({ ...opened, openedAt: at('10') }, upheld, reopened)).toEqual([
      '20 10:00:00 to 20 12:00:00',
      '20 14:00:00 to …',
    ]);
    expect(openings({ ...opened, openedAt: at('10') }, upheld, reopened)).toHaveLength(1);
  });

  it('was opened, but nobody knows for how long, when only its decision is told', () => {
    expect(openings(upheld)).toEqual(['12:00:00']);
    expect(openSpells(upheld)).toEqual([]);
  });

  it('carries what was said of it, a correction before what it corrects', () => {
    const less = { status: 'inProgress', statusChangedAt: at('11'), amount: { amount: 20, currency: 'EUR' } } as const;
    const facts = foldDispute(
      disputeTold({ ...opened, billId: 'BIL-1', amount: { amount: 32, currency: 'EUR' } }, less),
    );
    expect(facts.map(({ fields }) => fields)).toMatchObject([
      { billId: 'BIL-1', amount: { amount: 20, currency: 'EUR' } },
      { billId: 'BIL-1', amount: { amount: 20, currency: 'EUR' } },
    ]);
  });

  it('knows the sample', () => {
    expect(foldDispute(disputeTold(sampleOf(disputeChanged)))).toMatchObject([
      { name: 'dispute.opened', at: Date.parse('2026-11-23T07:00:00Z'), fields: { disputeId: 'TT-50001' } },
      { name: 'dispute.open', from: Date.parse('2026-11-23T07:00:00Z') },
    ]);
    expect(foldDispute([])).toEqual([]);
  });
});
