import { foldAlarm } from './fold-alarms.js';
import { foldInteractions } from './fold-interactions.js';
import { sharedBy, sharedOfEvents } from './shared-by.js';
import { interactionTold } from './testing/tellings.js';
import { alarmTold, at } from './testing/told-states.js';

describe('what other customers share with one whom an event hit', () => {
  it('is the cell or resource in which it happened', () => {
    expect(sharedBy({ fields: { cellId: 'CELL-7' } })).toEqual({ kind: 'resource', id: 'CELL-7' });
    expect(sharedBy({ fields: { resourceIds: ['SITE-1', 'SITE-2'] } })).toEqual({ kind: 'resource', id: 'SITE-1' });
    expect(sharedBy({ fields: { scope: { kind: 'cell', id: 'CELL-8' } } })).toEqual({ kind: 'resource', id: 'CELL-8' });
    const outages = foldAlarm(alarmTold({ serviceAffecting: true, resourceId: 'CELL-9', raisedAt: at('08') }));
    expect(outages.map(sharedBy)).toEqual([{ kind: 'resource', id: 'CELL-9' }]);
  });

  it('is who came to the house, and not who took a call', () => {
    const [visit, call] = [
      { kind: 'technicianVisit', team: 'field north', resourceIds: ['CPE-1'] },
      { kind: 'support', team: 'service desk' },
    ] as const;
    expect(foldInteractions([interactionTold(visit)]).map(sharedBy)).toEqual([
      { kind: 'technician', id: 'field north' },
    ]);
    expect(foldInteractions([interactionTold(call)]).map(sharedBy)).toEqual([undefined]);
  });

  it('is nothing where the event does not say, or says what can be no id', () => {
    expect(sharedBy({ fields: { scope: { kind: 'customer', id: 'CUS-1' }, billId: 'BIL-1' } })).toBeUndefined();
    expect(sharedBy({ fields: { cellId: 7, resourceIds: [] } })).toBeUndefined();
    expect(sharedBy({ fields: { kind: 'technicianVisit', team: 'n'.repeat(129) } })).toBeUndefined();
  });

  it('is found by the event that bears witness', () => {
    const of = sharedOfEvents(foldInteractions([interactionTold({ kind: 'technicianVisit', team: 'field north' })]));
    expect(of({ type: 'bss.interaction.changed.v1', eventId: 'E-1' })).toEqual({
      kind: 'technician',
      id: 'field north',
    });
    expect(of({ type: 'bss.ticket.changed.v1', eventId: 'E-1' })).toBeUndefined();
  });
});
