import type { Programme } from '@sidetone/domain/programmes';
import { VERIFICATION_AS_SHIPPED } from '../migrations/as-shipped.js';
import { verifyingProgramme } from './verifying-programme.js';

const shipped = VERIFICATION_AS_SHIPPED;
const own = (programmeId: string, more: Partial<Programme> = {}): Programme => ({
  ...shipped,
  programmeId,
  priority: 10,
  ...more,
});
const asks = (programmes: readonly Programme[], area = 'billing') => verifyingProgramme(programmes, area)?.programmeId;

describe('the programme that asks whether a fix helped', () => {
  it('is the one of the area, before one of all areas with more priority', () => {
    expect(asks([shipped, own('all'), own('bills', { journeyArea: 'billing', priority: 50 })])).toBe('bills');
    expect(asks([shipped, own('all'), own('bills', { journeyArea: 'billing' })], 'network')).toBe('all');
  });

  it('is the one with the smaller priority number, and of two alike always the same', () => {
    expect(asks([shipped, own('b'), own('a'), own('c', { priority: 11 })])).toBe('a');
    expect(asks([own('a'), own('b'), shipped])).toBe('a');
  });

  it('is none where all have ended, or are of other areas; one that is paused asks later', () => {
    expect(asks([own('over', { state: 'ended' }), own('net', { journeyArea: 'network' })])).toBeUndefined();
    expect(asks([own('waits', { state: 'paused' }), shipped])).toBe('waits');
  });
});
