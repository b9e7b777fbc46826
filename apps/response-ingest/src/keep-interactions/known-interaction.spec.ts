import type { InteractionChanged } from '@sidetone/contracts/events';
import { interactionIn, latestOfEach } from './known-interaction.js';

const told: InteractionChanged = {
  interactionId: 'INT-1',
  kind: 'technicianVisit',
  status: 'completed',
  statusChangedAt: '2026-11-23T10:00:00Z',
  endedAt: '2026-11-23T09:45:00Z',
  customerId: 'CUS-100',
  subscriptionId: 'SUB-1001',
};

it('is in the journey area of its kind, and is over when it ended', () => {
  expect(interactionIn(told)).toMatchObject({ journeyArea: 'delivery', at: Date.parse('2026-11-23T09:45:00Z') });
  expect(interactionIn({ ...told, kind: 'other', endedAt: undefined })).toMatchObject({
    journeyArea: undefined,
    at: Date.parse('2026-11-23T10:00:00Z'),
  });
});

it('is as its latest change tells, and does not lose what that leaves unsaid', () => {
  const first = interactionIn(told);
  const last = { ...first, at: first.at + 1, subscriptionId: undefined, contactId: 'CON-100' };
  expect(latestOfEach([last, first])).toEqual([{ ...last, subscriptionId: 'SUB-1001' }]);
});
