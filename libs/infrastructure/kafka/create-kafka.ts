import { resolve } from 'node:path';
import type { Restartable } from '../processes/index.js';
import { createDockerKafka } from './docker-kafka.js';
import { createEmbeddedKafka } from './embedded-kafka.js';

export interface KafkaPlan {
  readonly way: 'docker' | 'embedded';
  readonly stateDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
  /** Of the loopback interface; a free one when not given. */
  readonly port?: number | undefined;
  /** The loopback port that clients are told, when something stands in front (a `cuttableProxy`). */
  readonly advertisedPort?: number | undefined;
}

export interface KafkaServer extends Restartable {
  /** `host:port` for a client's list of brokers. */
  readonly address: string;
}

/** A single real broker, not yet started. */
export function createKafka(plan: KafkaPlan): Promise<KafkaServer> {
  // Servers run in folders of their own, from where a relative path would lead elsewhere.
  const absolute = { ...plan, stateDir: resolve(plan.stateDir) };
  return plan.way === 'docker' ? createDockerKafka(absolute) : createEmbeddedKafka(absolute);
}
