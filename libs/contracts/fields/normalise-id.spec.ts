import fc from 'fast-check';
import { normaliseId } from './normalise-id.js';

describe('normaliseId', () => {
  it('trims white space, zero-width characters and byte order marks at both ends', () => {
    expect(normaliseId('\u200bSUB-1001\ufeff ')).toBe('SUB-1001');
    expect(normaliseId('SUB-1001 \t')).toBe('SUB-1001');
    expect(normaliseId('\u3000\u00a0SUB-1001\u2028')).toBe('SUB-1001');
  });

  it('composes to NFC', () => {
    expect(normaliseId('CELL-A\u030aBO')).toBe('CELL-\u00c5BO');
  });

  it('keeps case and look-alike letters apart', () => {
    expect(normaliseId('sub-1001')).toBe('sub-1001');
    expect(normaliseId('\u0405UB-1001')).not.toBe('SUB-1001');
  });

  it('keeps a blank inside', () => {
    expect(normaliseId('SUB 1001')).toBe('SUB 1001');
  });

  it.each([
    ['nothing', ''],
    ['only blanks', ' \u200b\u3000'],
    ['NUL', 'c-1\0x'],
    ['a tab inside', 'c-1\tx'],
    ['a zero-width joiner inside', 'c-1\u200dx'],
    ['a right-to-left override', 'c-1\u202ex'],
    ['a lone surrogate', 'c-1\ud800x'],
    ['129 characters', 'c'.repeat(129)],
    ['129 emoji', '😀'.repeat(129)],
  ])('refuses %s', (_what, text) => {
    expect(normaliseId(text)).toEqual({ refused: expect.any(String) });
  });

  it('counts characters, not UTF-16 units', () => {
    expect(normaliseId('😀'.repeat(128))).toBe('😀'.repeat(128));
    expect(normaliseId(`${' '.repeat(200)}${'c'.repeat(128)}`)).toBe('c'.repeat(128));
  });

  it('takes a megabyte of blanks in the middle without delay', () => {
    const started = performance.now();
    expect(normaliseId(`a${' '.repeat(1_000_000)}b`)).toEqual({ refused: expect.any(String) });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseId(text);
        if (typeof once === 'string') expect(normaliseId(once)).toBe(once);
      }),
    );
  });
});
