import { DAY_MS } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { createWorld } from './index.js';
import { askAfterInteractions } from './testing/ask-after-interactions.js';

const { repair: _planned, ...unrepairedProfile } = loadProfile('default');
const repair = { at: 0.36, cells: 0.1, remaining: 0.2 };
const size = { seed: 4, customers: 1_200, days: 56, endsAt: Date.parse('2026-11-23T00:00:00Z') };
const repaired = createWorld({ ...size, profile: { ...unrepairedProfile, repair } });
const unrepaired = createWorld({ ...size, profile: unrepairedProfile });
/** Every fourth: enough to meet those of repaired cells. */
const contacts = repaired.people
  .flatMap((customer) => customer.contacts.map(({ contactId }) => contactId))
  .filter((_, index) => index % 4 === 0);
const { at, cellIds } = repaired.repair ?? { at: 0, cellIds: new Set<string>() };
const idsOf = (world: typeof repaired) =>
  new Set(world.eventsUntil(size.endsAt).map(({ id, topic }) => `${topic} ${id}`));
const before = idsOf(unrepaired);
const after = idsOf(repaired);

describe('a planned repair', () => {
  it('is of every second of the worst cells, where as many days can be compared after it as before', () => {
    expect(at).toBe(repaired.surveysFrom + 20 * DAY_MS);
    expect(repaired.repair).toMatchObject({ days: 20, settleDays: 16 });
    expect(cellIds.size).toBe(Math.round((1_200 / 40) * 0.1));
  });

  it('is none where the surveys are too few days to tell', () => {
    const short = createWorld({ ...size, customers: 100, days: 13, profile: { ...unrepairedProfile, repair } });
    expect(short.repair).toBeUndefined();
  });

  it('takes some events away, adds none, and leaves everything before it as it was', () => {
    const added = [...after].filter((id) => !before.has(id));
    expect(added).toEqual([]);
    expect(after.size).toBeLessThan(before.size);
  });

  it('leaves the people of other cells what they had', () => {
    const elsewhere = repaired.lines
      .filter(({ usage }) => usage.every(({ cells }) => cells.every(({ cell }) => !cellIds.has(cell.cellId))))
      .flatMap(({ owners }) => owners.flatMap(({ customer }) => customer.contacts));
    const alone = elsewhere.filter(({ contactId }) => linesOf(contactId) === 1).slice(0, 60);
    expect(alone.length).toBeGreaterThan(30);
    for (const { contactId } of alone) {
      expect(repaired.exposuresOf(contactId, size.endsAt)).toEqual(unrepaired.exposuresOf(contactId, size.endsAt));
    }
  });

  it('knows what would have been: what happened and what it spared are the world without it', () => {
    for (const moment of [at - DAY_MS, at + 5 * DAY_MS, size.endsAt]) {
      for (const contactId of contacts) {
        const would = repaired.exposuresUnrepaired(contactId, moment);
        const was = unrepaired.exposuresOf(contactId, moment);
        expect(sorted(would)).toEqual(sorted(was));
      }
    }
  });

  it('is worth something to those it reached, by the model and without chance', () => {
    const lived = createWorld({ ...size, profile: { ...unrepairedProfile, repair } });
    askAfterInteractions(lived);
    const truth = lived.truth();
    expect(truth.repair).toMatchObject({ cellIds: [...cellIds].sort(), at });
    expect(truth.repair?.answers).toBeGreaterThan(20);
    expect(truth.repair?.effect).toBeGreaterThan(1);
    expect(unrepaired.truth().repair).toBeUndefined();
  });

  it('knows where the network costs most', () => {
    const { cells } = repaired.truth();
    const points = cells.map((cell) => cell.points);
    expect(points).toEqual([...points].sort((one, other) => other - one));
    expect(Math.min(...points)).toBeGreaterThanOrEqual(0);
    expect(cells[0]?.points).toBeGreaterThan(3 * (points[Math.floor(points.length / 2)] ?? 0));
  });
});

function linesOf(contactId: string): number {
  return repaired.lines.filter(({ owners }) =>
    owners.some(({ customer }) => customer.contacts.some((contact) => contact.contactId === contactId)),
  ).length;
}

/** Ages come in the order in which incidents were made. */
function sorted(exposures: ReturnType<typeof repaired.exposuresOf>) {
  return Object.fromEntries(
    Object.entries(exposures).map(([kpi, { value, agesDays }]) => [
      kpi,
      { value: Math.round(value * 1e6), agesDays: [...agesDays].sort((one, other) => one - other) },
    ]),
  );
}
