import { DAY_MS, HOUR_MS } from '../time/index.js';
import { caseCondition, type CaseClocks } from './index.js';

const OPENED = Date.UTC(2026, 10, 23, 15);

const condition = (hours: number, told: Partial<CaseClocks> = {}) =>
  caseCondition(
    { openedAt: OPENED, firstContactDue: OPENED + DAY_MS, resolveDue: OPENED + 5 * DAY_MS, ...told },
    OPENED + hours * HOUR_MS,
  );

describe('caseCondition', () => {
  it('is open, then due in the last quarter of the clock, then overdue', () => {
    expect(condition(0)).toBe('open');
    expect(condition(17.9)).toBe('open');
    expect(condition(18)).toBe('due');
    expect(condition(24)).toBe('due');
    expect(condition(24.001)).toBe('overdue');
  });

  it('turns to the clock of the resolution once the customer was contacted', () => {
    const firstContactAt = OPENED + 20 * HOUR_MS;
    expect(condition(25, { firstContactAt })).toBe('open');
    expect(condition(119, { firstContactAt })).toBe('due');
    expect(condition(121, { firstContactAt })).toBe('overdue');
  });

  it('has no clock when closed', () => {
    expect(condition(1_000, { closedAt: OPENED })).toBe('closed');
  });

  it('takes a store’s null for not yet', () => {
    expect(condition(25, { firstContactAt: null, closedAt: null })).toBe('overdue');
  });
});
