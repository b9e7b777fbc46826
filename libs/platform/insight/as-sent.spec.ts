import { asSent } from './index.js';

const choices = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', variables: { kind: 'transactional' } };

describe('a question as it is sent', () => {
  it('has the time that is shown and what was chosen in it', () => {
    const sql = 'select 1 where kind in (${kind:sqlstring}) and $__timeFilter(opened_at) and day <= $__timeTo()::date';
    expect(asSent(sql, choices)).toBe(
      "select 1 where kind in ('transactional') and opened_at BETWEEN '2026-01-01T00:00:00Z' AND '2026-02-01T00:00:00Z' and day <= '2026-02-01T00:00:00Z'::date",
    );
  });

  it('keeps a choice a text, whatever is in it', () => {
    const hostile = "x'); drop table answers; --$&";
    expect(asSent('select ${kind:sqlstring}', { ...choices, variables: { kind: hostile } })).toBe(
      "select 'x''); drop table answers; --$&'",
    );
  });

  it('is not sent while something is left open', () => {
    expect(() => asSent('select ${team:sqlstring}', choices)).toThrow('Nothing is put in for ${team:sqlstring}');
    expect(() => asSent('select $__interval()', choices)).toThrow('$__interval');
  });
});
