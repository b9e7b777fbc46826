import type { Cleanup, Topic } from './topic.js';

const keptFor = (retentionDays: number): Cleanup => ({ kind: 'delete', retentionDays });
const compacted: Cleanup = { kind: 'compact', tombstoneDays: 7 };
/** Whose a line was, and what carried it, is told by every version: a consumer that lags must not miss one. They hold no personal data. */
const withVersions: Cleanup = { ...compacted, versionsDays: 90 };

const group = (partitions: number, cleanup: Cleanup, ...names: readonly string[]): Topic[] =>
  names.map((name) => ({ name, partitions, cleanup, restricted: false }));

/**
 * History, of any kind that systems of the operator tell: operational events of whatever type, keyed as on their own topics. It stands aside, so
 * that what happens now never waits behind it, and only whoever keeps history reads it: no survey, case or alert comes of it.
 */
export const BACKFILL_TOPIC = 'backfill.v1';

/** Every topic, as section 1 of the event vocabulary lays them out. Partitions are never added in place: keys would move. */
export const topics: readonly Topic[] = [
  ...group(
    6,
    keptFor(30),
    'bss.ticket.v1',
    'oss.problem.v1',
    'oss.alarm.v1',
    'bss.order.v1',
    'bss.bill.v1',
    'bss.dispute.v1',
  ),
  ...group(12, keptFor(30), 'oss.call.v1', 'oss.datasession.v1', 'oss.coverage.v1'),
  ...group(12, keptFor(90), 'kpi.measurement.v1'),
  ...group(3, keptFor(90), 'kpi.source.v1'),
  ...group(6, keptFor(30), 'bss.interaction.v1'),
  // Bodies of TM Forum notifications without a CloudEvents frame, keyed by resource id: no event is defined on it.
  ...group(6, keptFor(30), 'tmf.inbound.v1'),
  ...group(6, keptFor(400), 'survey.invitation.v1', 'survey.response.v1', 'kpi.exposure.v1'),
  ...group(
    3,
    keptFor(400),
    'nps.score.v1',
    'nps.shift.v1',
    'kpi.driver.v1',
    'kpi.repair.v1',
    'case.v1',
    'case.verification.v1',
    'case.notice.v1',
    'survey.notice.v1',
  ),
  ...group(6, compacted, 'master.customer.v1', 'master.contact.v1'),
  ...group(3, compacted, 'survey.programme.v1'),
  ...group(3, keptFor(30), 'survey.reply.v1'),
  ...group(6, withVersions, 'master.subscription.v1', 'master.topology.v1'),
  ...group(3, keptFor(30), BACKFILL_TOPIC),
  // One partition: a simulated clock has one order. Ticks are worthless once the world has moved on.
  ...group(1, keptFor(1), 'sim.clock.v1'),
];

const byName: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic.name, topic]));

/** The topic of that name, or undefined. */
export const findTopic = (name: string): Topic | undefined => byName.get(name);

/** The topic that takes the refused records of another; keyed like the original. */
export const deadLetterTopic = (name: string): Topic => ({
  name: `dlq.${name}`,
  partitions: 3,
  cleanup: keptFor(14),
  restricted: true,
});
