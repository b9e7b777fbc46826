import { DAY_MS, toIso } from '@sidetone/domain/time';
import { openSuite } from '@sidetone/testing/suite';
import { publishCallFailures, type LoadOptions } from './call-failure-load.js';
import { figure, median, type Figure } from './figure.js';
import type { BenchParts } from './measure-runner.js';
import { serviceDrain } from './service-drain.js';

type Also = NonNullable<LoadOptions['also']>;

/** Good events alone, and the same good ones each followed by a bad one, in the same topic: how many good ones a second come through. */
export async function measureFlood(parts: BenchParts, good: number, rounds: number): Promise<Figure[]> {
  const ratios: number[] = [];
  const amid: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    parts.say(`round ${round} of ${rounds}: ${good} good events alone, then beside as many bad ones`);
    const aloneRate = await goodRate(parts, good, (record) => [record], 1);
    const amidRate = await goodRate(parts, good, (record, number) => [record, spoilt(record, number)], 2);
    amid.push(amidRate);
    ratios.push(amidRate / aloneRate);
  }
  return [
    figure('ingest.good_beside_bad_events_per_s', median(amid), 'events/s', 'higher'),
    figure('ingest.good_beside_bad_ratio', median(ratios), 'x', 'higher'),
  ];
}

async function goodRate(
  { brokers, databaseUrl }: BenchParts,
  good: number,
  also: Also,
  perGood: number,
): Promise<number> {
  const suite = await openSuite({ kafkaBrokers: brokers, databaseAdminUrl: databaseUrl, mostPartitions: 6 });
  try {
    await (await suite.start('kpi-correlation', { LOG_LEVEL: 'warn' })).stop(); // makes its tables, which are no part of the drain
    await publishCallFailures(suite.producer, good, Date.now(), { also });
    const { records, seconds } = await serviceDrain(suite, good * perGood);
    return records / perGood / seconds;
  } finally {
    await suite.close();
  }
}

type SentRecord = Parameters<Also>[0];

/** In turn: what cannot be read, what comes from the future, and the id of the good one with another content. */
function spoilt(record: SentRecord, number: number): SentRecord {
  switch (number % 3) {
    case 0:
      return { ...record, value: '{"callId":' };
    case 1:
      return {
        ...record,
        headers: { ...record.headers, ce_id: `future-${number}`, ce_time: toIso(Date.now() + DAY_MS) },
      };
    default:
      return { ...record, value: String(record.value).replace('Media bearer loss', 'Told otherwise') };
  }
}
