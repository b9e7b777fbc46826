import { defineEvent, type DataOf } from '../define-event/index.js';
import { object, time } from '../fields/index.js';

export const clockTicked = defineEvent({
  type: 'sim.clock.tick.v1',
  topic: 'sim.clock.v1',
  key: { text: "'clock'", of: () => 'clock' },
  age: 'unlimited',
  description: 'Simulated worlds only: the moment it now is for every service.',
  schema: object({ now: time() }),
});
export type ClockTicked = DataOf<typeof clockTicked>;
