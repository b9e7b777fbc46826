import { artefacts } from './artefacts.js';
import { brokenPromises, staleFiles } from './snapshot.js';

const generated = artefacts();
const path = 'schemas/oss.call.failure.v1.json';

describe('the snapshot of published events', () => {
  it('is kept by what is generated from the same definitions', () => {
    expect(brokenPromises(generated, artefacts())).toEqual([]);
    expect(staleFiles(generated, artefacts())).toEqual([]);
  });

  it('is broken when an event is removed', () => {
    const fewer = new Map([...generated].filter(([name]) => name !== path));
    expect(brokenPromises(generated, fewer)).toEqual([`${path}: the event was removed.`]);
  });

  it('is not broken by a new event, but stale', () => {
    const before = new Map([...generated].filter(([name]) => name !== path));
    expect(brokenPromises(before, generated)).toEqual([]);
    expect(staleFiles(before, generated)).toEqual([path]);
  });

  it('is broken when a field loses a value', () => {
    const narrowed = new Map(generated).set(path, (generated.get(path) ?? '').replace('"setupFailure"', '"failure"'));
    expect(brokenPromises(generated, narrowed)).toEqual([
      `${path}: Field 'kind': the value 'setupFailure' was removed.`,
    ]);
  });

  it('is not touched by personal data: no contact address but in the master of contacts', () => {
    const withAddresses = [...generated].filter(
      ([name, content]) => name.startsWith('schemas/') && content.includes('"addresses"'),
    );
    expect(withAddresses.map(([name]) => name)).toEqual(['schemas/master.contact.upserted.v1.json']);
  });
});
