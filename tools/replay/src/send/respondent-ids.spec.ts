import { respondentIds } from './respondent-ids.js';

describe('respondentIds', () => {
  it('does not give away what the file calls the respondent', () => {
    expect(JSON.stringify(respondentIds('brand', '+358401234567'))).not.toContain('358401234567');
  });

  it('is the same for the same respondent of the same survey only', () => {
    expect(respondentIds('brand', '42')).toEqual(respondentIds('brand', '42'));
    const others = [respondentIds('brand', '43'), respondentIds('other', '42'), respondentIds('brand-4', '2')];
    for (const other of others) expect(other?.contactId).not.toBe(respondentIds('brand', '42')?.contactId);
  });

  it('knows nobody where the file does not say who answered', () => {
    expect(respondentIds('brand', '')).toBeUndefined();
  });
});
