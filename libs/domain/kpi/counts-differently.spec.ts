import { countsDifferently, SHIPPED_CATALOGUE } from './index.js';

const drops = SHIPPED_CATALOGUE.definition('voice.drop.count');

describe('countsDifferently', () => {
  it('minds what counts, not what is said about it', () => {
    expect(
      countsDifferently(drops, drops && { ...drops, team: 'radio', description: 'Drops', direction: 'none' }),
    ).toBe(false);
    const where = drops?.source.where.map((condition) =>
      'is' in condition ? { is: condition.is, field: condition.field } : condition,
    );
    expect(countsDifferently(drops, drops && { ...drops, source: { fact: 'call.failed', where: where ?? [] } })).toBe(
      false,
    );
    expect(countsDifferently(drops, drops && { ...drops, source: { fact: 'call.failed', where: [] } })).toBe(true);
    expect(countsDifferently(drops, drops && { ...drops, windowDays: [7] })).toBe(true);
  });

  it('minds whether there is a definition at all', () => {
    expect(countsDifferently(undefined, drops)).toBe(true);
    expect(countsDifferently(undefined, undefined)).toBe(false);
  });
});
