import { aProgramme } from '../testing/programmes.js';
import type { DueCandidate } from './due-candidate.js';
import { withinPace } from './within-pace.js';

const slow = aProgramme({ programmeId: 'slow', ratePerHour: 10 });
const free = aProgramme({ programmeId: 'free' });
const due = (programme: typeof slow, occasionId: string): DueCandidate => ({
  programme,
  programmeId: programme.programmeId,
  occasionId,
  candidateId: `CAND-${occasionId}`,
  contactId: 'CON-1',
  customerId: 'CUS-1',
  subscriptionId: undefined,
  interactionKind: undefined,
  occasionAt: 0,
  trigger: undefined,
  verifies: undefined,
  frame: undefined,
  causeId: 'cause',
  dueAt: 0,
  contactKnown: true,
  told: [],
});

it('lets the first of a programme with a rate through, and all of one without', () => {
  const candidates = [due(slow, 's1'), due(free, 'f1'), due(slow, 's2'), due(slow, 's3'), due(free, 'f2')];
  const queues = [
    { programme: slow, most: 2 },
    { programme: free, most: 1 },
  ];
  expect(withinPace(candidates, queues).map(({ occasionId }) => occasionId)).toEqual(['s1', 'f1', 's2', 'f2']);
});
