import { asProperties, type Properties } from './properties.js';

export interface ConnectPlan {
  readonly brokers: readonly string[];
  /** Where the worker is asked and told what to do. */
  readonly port: number;
  /** Of files that the worker keeps. */
  readonly folder: string;
  readonly topic: string;
  readonly databaseUrl: string;
  readonly table: string;
}

/** Settings of the standalone worker: fetches as large as the service's own. */
export function workerProperties({ brokers, port, folder }: ConnectPlan): string {
  return asProperties({
    'bootstrap.servers': brokers.join(','),
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'offset.storage.file.filename': `${folder}/connect.offsets`,
    'offset.flush.interval.ms': '5000',
    listeners: `http://127.0.0.1:${port}`,
    'plugin.discovery': 'only_scan',
    'plugin.path': `${folder}/plugins`,
    'consumer.max.poll.records': '5000',
    'consumer.fetch.max.bytes': '67108864',
    'consumer.max.partition.fetch.bytes': '8388608',
  });
}

/** Settings of Debezium's JDBC sink: the fastest that keeps an event once, upserts of 5,000 by the event's id with its reduction buffer. */
export function sinkSettings({ topic, databaseUrl, table }: ConnectPlan): Properties {
  const url = new URL(databaseUrl);
  return {
    'connector.class': 'io.debezium.connector.jdbc.JdbcSinkConnector',
    'tasks.max': '1',
    topics: topic,
    'connection.url': `jdbc:postgresql://${url.host}${url.pathname}?reWriteBatchedInserts=true`,
    'connection.username': decodeURIComponent(url.username),
    'connection.password': decodeURIComponent(url.password),
    'insert.mode': 'upsert',
    'primary.key.mode': 'record_value',
    'primary.key.fields': 'eventId',
    'schema.evolution': 'basic',
    'collection.name.format': table,
    'batch.size': '5000',
    'use.reduction.buffer': 'true',
    'consumer.override.auto.offset.reset': 'earliest',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schemas.enable': 'true',
    'value.converter.schema.content': JSON.stringify({
      type: 'struct',
      name: 'callfailure',
      optional: false,
      fields: [
        { field: 'eventId', type: 'string', optional: false },
        ...['callId', 'kind', 'startedAt', 'direction', 'tech', 'cellId', 'derivedFrom', 'subscriptionId'].map(
          (field) => ({
            field,
            type: 'string',
            optional: true,
          }),
        ),
        { field: 'durationSec', type: 'int32', optional: true },
      ],
    }),
  };
}
