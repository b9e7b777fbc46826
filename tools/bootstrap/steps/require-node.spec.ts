import { requireNode } from './require-node.mjs';

describe('requireNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.9.1'])('accepts %s', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.18.9'])('refuses %s and says which is needed', (version) => {
    expect(() => requireNode(version)).toThrow(`Node 20.19 or later, and this is ${version}`);
  });
});
