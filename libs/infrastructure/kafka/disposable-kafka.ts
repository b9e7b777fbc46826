import { chooseWay } from '../docker/index.js';
import { defaultStateDir } from '../state/index.js';
import { createKafka, type KafkaServer } from './create-kafka.js';

export interface DisposableKafkaOptions {
  readonly port?: number;
  /** The port that clients are told, when a `cuttableProxy` stands in front; it must listen already. */
  readonly advertisedPort?: number;
  readonly stateDir?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log?: (line: string) => void;
}

export type DisposableKafka = KafkaServer;

/** A broker of one's own, started, to stop, kill and start again: in Docker where an engine answers, else embedded. */
export async function startDisposableKafka(options: DisposableKafkaOptions = {}): Promise<DisposableKafka> {
  const env = options.env ?? process.env;
  const kafka = await createKafka({
    way: (await chooseWay(env)).way,
    stateDir: options.stateDir ?? defaultStateDir(env),
    env,
    log: options.log ?? (() => undefined),
    port: options.port,
    advertisedPort: options.advertisedPort,
  });
  try {
    await kafka.start();
    return kafka;
  } catch (error) {
    await kafka.dispose();
    throw error;
  }
}
