import type { Instant } from '@sidetone/domain/time';

/** A line of `fixtures/hostile.jsonl`, as section 6 of the event vocabulary describes it. */
export interface HostileLine extends HostileStep {
  readonly name: string;
  readonly expect: 'accept' | 'acceptLate' | 'drop' | 'deadLetter' | 'reject400';
  readonly why: string;
  /** What must hold afterwards, in words. */
  readonly effect?: string;
  /** The exact HTTP status, where it matters. */
  readonly status?: number;
  /** Sent first, each accepted. */
  readonly before?: readonly HostileStep[];
}

export interface HostileStep {
  /** A topic, or a method and path. */
  readonly topicOrEndpoint: string;
  readonly payload?: unknown;
  readonly raw?: string;
  readonly rawEncoding?: 'base64';
  readonly generator?: Generator;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null;
  readonly recordTime?: string;
}

type Generator =
  | { readonly base: unknown; readonly path: string; readonly unit: string; readonly times: number }
  | { readonly base: unknown; readonly path: string; readonly list: unknown; readonly times: number }
  | {
      readonly prefix: string;
      readonly open: string;
      readonly nest: number;
      readonly close: string;
      readonly suffix: string;
    };

/** One input ready to be sent. */
export type HostileInput =
  | {
      readonly kind: 'record';
      readonly topic: string;
      readonly key: Buffer | null;
      readonly value: Buffer | null;
      readonly headers: Readonly<Record<string, string>>;
      readonly timestamp: Instant;
    }
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer | null;
      readonly arrivedAt: Instant;
    };

export interface ExpandedLine {
  readonly name: string;
  readonly expect: HostileLine['expect'];
  readonly why: string;
  readonly effect: string | undefined;
  readonly status: number | undefined;
  readonly before: readonly HostileInput[];
  readonly input: HostileInput;
}
