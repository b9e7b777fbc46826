import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { sql } from '@sidetone/platform/database';
import { openSuite } from '@sidetone/testing/suite';
import { figure, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { residentMemory } from '../resident-memory.js';
import { processCpuSeconds, serverCpuSeconds } from '../server-cpu.js';
import { clocksBroken, DISPATCH, makeContacts, POLICY, put, startDispatch } from './dispatch-world.js';
import { publishTriggers } from './trigger-load.js';
import { outboxPosition, untilDecided } from './until-decided.js';

const PARTITIONS = 6;
const PER_MINUTE = 100_000;

/** Shipped under this name; here it asks at once. */
const AFTER_SUPPORT = {
  title: 'After support',
  occasion: { kind: 'transactional', interactionKinds: ['support'], delayHours: 0 },
  channels: ['agent'],
} as const;

/**
 * From a completed interaction in Kafka to the decision in the outbox, as fast as it goes: each contact has two interactions, so that one
 * half of them ends in an invitation and the other half at the clock.
 */
export async function measureTriggers(parts: BenchParts, triggers: number): Promise<Figure[]> {
  const { say } = parts;
  const suite = await openSuite({
    kafkaBrokers: parts.brokers,
    databaseAdminUrl: parts.databaseUrl,
    mostPartitions: PARTITIONS,
  });
  try {
    const setUp = await startDispatch(suite);
    await put(setUp, '/v1/contact-policy', POLICY, { standing: true });
    await put(setUp, '/v1/programmes/support-transactional', AFTER_SUPPORT, { standing: true });
    await setUp.stop();
    const contacts = Math.ceil(triggers / 2);
    say(`publishing ${triggers} triggers of ${contacts} contacts`);
    await makeContacts(suite, contacts);
    await publishTriggers(suite.producer, triggers, contacts, Date.now());
    say('deciding');
    const databaseBefore = await serverCpuSeconds(suite, DISPATCH);
    const before = await outboxPosition(suite);
    const service = await startDispatch(suite);
    let memory = 0;
    const { decided, seconds } = await untilDecided(suite, triggers, before, () => {
      memory = Math.max(memory, residentMemory(service.process.pid) ?? 0);
    });
    const serviceCpu = processCpuSeconds(service.process.pid);
    const databaseCpu = await serverCpuSeconds(suite, DISPATCH);
    await service.stop();
    const [told] = await suite.query<{ invited: number; suppressed: number }>(
      DISPATCH,
      sql`select (count(*) filter (where state = 'invited'))::int as invited, (count(*) filter (where state = 'suppressed'))::int as suppressed
        from candidate`,
    );
    const [invited, suppressed, broken] = [told?.invited ?? 0, told?.suppressed ?? 0, await clocksBroken(suite)];
    if (broken > 0 || invited + suppressed !== triggers)
      throw new InfrastructureError(
        `Of ${triggers} triggers ${invited} are invited and ${suppressed} suppressed; ${broken} invitations break a clock.`,
      );
    return [
      figure('triggers.decided_per_s', decided / seconds, '/s', 'higher', Math.ceil(PER_MINUTE / 60)),
      figure('triggers.invited', invited, '', 'higher'),
      figure('triggers.suppressed', suppressed, '', 'higher'),
      figure('triggers.clocks_broken', broken, '', 'lower', 0),
      ...cpuFigure('service', serviceCpu, triggers),
      ...cpuFigure('database', cpuSince(databaseBefore, databaseCpu), triggers),
      ...(memory > 0 ? [figure('triggers.most_memory_mb', memory / 1e6, 'MB', 'lower')] : []),
    ];
  } finally {
    await suite.close();
  }
}

const cpuSince = (before: number | undefined, now: number | undefined): number | undefined =>
  before === undefined || now === undefined ? undefined : now - before;

/** CPU milliseconds by trigger; of the service with its start. */
function cpuFigure(part: string, seconds: number | undefined, triggers: number): Figure[] {
  return seconds === undefined
    ? []
    : [figure(`triggers.cpu_ms_per_trigger.${part}`, (seconds / triggers) * 1_000, 'ms', 'lower')];
}
