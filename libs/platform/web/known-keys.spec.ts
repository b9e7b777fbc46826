import { KnownKeys } from './known-keys.js';

const keys = new KnownKeys(
  new Map([
    ['grafana', 'a-key-of-grafana'],
    ['crm', 'a-key-of-the-crm'],
  ]),
);

it.each([
  ['a-key-of-grafana', 'grafana'],
  ['a-key-of-the-crm', 'crm'],
  ['a-key-of-the-crm ', undefined],
  ['a-key-of', undefined],
  ['', undefined],
])('%j is the key of %s', (offered, name) => {
  expect(keys.nameOf(offered)).toBe(name);
});

it('knows nobody where no key is configured', () => {
  expect(new KnownKeys(new Map()).nameOf('')).toBeUndefined();
});
