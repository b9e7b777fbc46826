import type { Fact } from './fact.js';

/** The event that bears witness of a fact: all of the fact but what it says. */
export type Witness = Pick<Fact, 'eventId' | 'type' | 'at' | 'share' | 'line'>;
