import { enumFolder } from './fold-enum.js';

describe('enumFolder', () => {
  const fold = enumFolder(['inProgress', 'aborted', 'kept']);

  it('finds a known value despite edge blanks and ASCII case', () => {
    expect(fold(' InProgress ')).toBe('inProgress');
    expect(fold('aborted ')).toBe('aborted');
  });

  it('keeps an unknown value verbatim, blanks included', () => {
    expect(fold('escalatedToPartner ')).toBe('escalatedToPartner ');
  });

  it('folds ASCII letters only', () => {
    expect(fold('\u212aept')).toBe('\u212aept');
  });
});
