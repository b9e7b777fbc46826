import type { InfrastructureError } from '../failure/index.js';

/** A server that a test or a tool can stop, kill and start again: same address, same data. */
export interface Restartable {
  /** Resolves with what to tell when it ends unasked after its first start, where that can be seen. */
  readonly endedUnasked?: Promise<InfrastructureError>;
  /** Resolves when it answers. Does nothing when it runs. */
  start(): Promise<void>;
  /** Ends it as its operator would; the data stay. */
  stop(): Promise<void>;
  /** Ends it as a power cut would; the data stay as they are. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}
