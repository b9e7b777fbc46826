import { port, str } from 'envalid';
import { share, timeZone, webAddress, wholeNumberFrom } from './validators.js';
import { list, secretPairs, type SettingsOf } from './read-settings.js';

/** What every service needs to know, whatever it does. Services add their own to these. */
export const platformSettings = {
  DATABASE_URL: str({
    desc: "the service's own PostgreSQL address, with its own role",
    example: 'postgres://sidetone_scoring:secret@db:5432/sidetone',
  }),
  DATABASE_PASSWORD: str({
    desc: 'the password of the role in DATABASE_URL, where the address has none',
    default: undefined,
  }),
  DATABASE_POOL_SIZE: wholeNumberFrom(2)({ desc: 'the most connections that this process opens', default: 10 }),
  KAFKA_BROKERS: list({ desc: 'the Kafka brokers to start from', example: 'kafka-1:9092,kafka-2:9092' }),
  KAFKA_TOPIC_PREFIX: str({
    desc: 'put before every topic and group name, so that several installations can share one cluster',
    default: '',
  }),
  PORT: port({ desc: 'the HTTP port', default: 3000 }),
  HOST: str({ desc: 'the address to listen at', default: '0.0.0.0' }),
  API_KEYS: secretPairs({ desc: 'who may call the API, as name:key pairs', example: 'grafana:4f1c…,crm:9d02…' }),
  CLOCK: str({
    desc: 'system (the real time), or simulated (time as told on the topic sim.clock.v1)',
    choices: ['system', 'simulated'],
    default: 'system',
  }),
  OPERATOR_TIME_ZONE: timeZone({ desc: "the operator's IANA time zone, which days and weeks follow", default: 'UTC' }),
  EVENT_MAX_AGE_DAYS: wholeNumberFrom(2)({
    desc: 'how old an operational event may be when it comes, and so how long it and its id are kept, in days; the same for all services',
    default: 400,
  }),
  METRICS_SECONDS: wholeNumberFrom(1)({
    desc: 'how often gauges are read that must be asked for, in seconds; a scrape shows what was read last',
    default: 15,
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress({
    desc: 'where spans go by OTLP over HTTP, such as an OpenTelemetry collector; without it nothing is traced',
    default: undefined,
    example: 'http://collector:4318',
  }),
  OTEL_TRACES_SAMPLER_ARG: share({
    desc: 'the share of traces that are kept of those that begin here, from 0 to 1',
    default: 1,
  }),
  LOG_LEVEL: str({ choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace'], default: 'info' }),
} as const;

export type PlatformSettings = SettingsOf<typeof platformSettings>;
