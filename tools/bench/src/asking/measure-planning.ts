import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { sql } from '@sidetone/platform/database';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import { figure, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { residentMemory } from '../resident-memory.js';
import { barePlanning } from './bare-planning.js';
import { CpuWatch } from './cpu-watch.js';
import { clocksBroken, DISPATCH, makeContacts, POLICY, put, startDispatch } from './dispatch-world.js';
import { outboxPosition, untilDecided } from './until-decided.js';

/** The parts of all contacts that are planned for, the smallest first. */
const PARTS = [1 / 16, 1 / 4, 1] as const;
const MOST_GROWTH = 1.15;

const EVERY_YEAR = {
  title: 'Every year',
  occasion: { kind: 'relationship', everyMonths: 12, startsOn: '2020-01-01', spreadDays: 1 },
  channels: ['agent'],
} as const;

interface Planned {
  readonly contacts: number;
  /** From the programme's publication to the frame being drawn, and to the last decision in the outbox. */
  readonly frameSeconds: number;
  readonly seconds: number;
  /** Of the service and of the database; undefined where they cannot be seen. */
  readonly cpuSeconds: number | undefined;
  /** The most bytes that the service held; 0 where they cannot be seen. */
  readonly memory: number;
  /** Of the bare insert, where it was asked for. */
  readonly bareSeconds: number | undefined;
}

/**
 * A relationship programme that asks everybody today: from its publication to an invitation for each contact, over growing numbers of
 * contacts, each time in an empty world; at the end against the bare insert of the same rows.
 */
export async function measurePlanning(parts: BenchParts, contacts: number): Promise<Figure[]> {
  const planned: Planned[] = [];
  for (const part of PARTS) planned.push(await planFor(parts, Math.max(1, Math.round(contacts * part)), part === 1));
  const [smallest, largest] = [planned[0], planned.at(-1)];
  if (!smallest || !largest) return [];
  const { seconds, frameSeconds, bareSeconds = Number.NaN, memory } = largest;
  return [
    ...planned.map((one) =>
      figure(`planning.ms_per_contact_at_${one.contacts}`, perContact(one, one.seconds), 'ms', 'lower'),
    ),
    figure(
      'planning.linearity',
      perContact(largest, seconds) / perContact(smallest, smallest.seconds),
      'x',
      'lower',
      MOST_GROWTH,
    ),
    ...planned.flatMap((one) =>
      one.cpuSeconds === undefined
        ? []
        : [figure(`planning.cpu_ms_per_contact_at_${one.contacts}`, perContact(one, one.cpuSeconds), 'ms', 'lower')],
    ),
    figure('planning.frame_seconds', frameSeconds, 's', 'lower'),
    figure('planning.seconds', seconds, 's', 'lower'),
    figure('planning.bare_seconds', bareSeconds, 's', 'lower'),
    figure('planning.vs_bare', seconds / bareSeconds, 'x', 'lower'),
    ...planned.flatMap((one) =>
      memory === 0 ? [] : [figure(`planning.most_memory_mb_at_${one.contacts}`, one.memory / 1e6, 'MB', 'lower')],
    ),
  ];
}

/** Milliseconds. */
const perContact = ({ contacts }: Planned, seconds: number): number => (seconds / contacts) * 1_000;

async function planFor(parts: BenchParts, contacts: number, againstBare: boolean): Promise<Planned> {
  const { brokers, databaseUrl, say } = parts;
  const suite = await openSuite({ kafkaBrokers: brokers, databaseAdminUrl: databaseUrl });
  try {
    const service = await startDispatch(suite);
    await put(service, '/v1/contact-policy', POLICY, { standing: true });
    await makeContacts(suite, contacts);
    await suite.settled(DISPATCH);
    say(`planning for ${contacts} contacts`);
    const cpu = await CpuWatch.start(suite, DISPATCH, service);
    // The programme itself is told first.
    const before = (await outboxPosition(suite)) + 1;
    const start = performance.now();
    await put(service, '/v1/programmes/every-year', EVERY_YEAR, { standing: false });
    let memory = 0;
    await untilDecided(suite, contacts, before, () => {
      memory = Math.max(memory, residentMemory(service.process.pid) ?? 0);
    });
    const seconds = (performance.now() - start) / 1_000;
    const cpuSeconds = await cpu.seconds();
    await service.stop();
    const frameSeconds = await requireInvited(suite, contacts);
    if (againstBare) say(`inserting the same rows for ${contacts} contacts`);
    const bareSeconds = againstBare ? await barePlanning(suite) : undefined;
    return { contacts, frameSeconds, seconds, cpuSeconds, memory, bareSeconds };
  } finally {
    await suite.close();
  }
}

/**
 * Seconds from the programme's publication to the first decision: so long the frame was drawn.
 * @throws InfrastructureError unless each contact is in the frame and invited once
 */
async function requireInvited(suite: Suite, contacts: number): Promise<number> {
  const [row] = await suite.query<{ members: number; invited: number; frame_seconds: number }>(
    DISPATCH,
    sql`select (select members from frame where programme_id = 'every-year') as members, count(distinct contact_id)::int as invited,
        (extract(epoch from min(issued_at)) - (
          select extract(epoch from published_at) from programme where programme_id = 'every-year'))::float8 as frame_seconds
      from invitation`,
  );
  const broken = await clocksBroken(suite);
  if (row?.members !== contacts || row.invited !== contacts || broken > 0)
    throw new InfrastructureError(
      `Of ${contacts} contacts ${row?.members} are in the frame and ${row?.invited} invited; ${broken} invitations break a clock.`,
    );
  return row.frame_seconds;
}
