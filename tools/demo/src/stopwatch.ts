/** Wall-clock seconds by stage. */
export interface Stopwatch {
  /** Ends a stage; the next begins. */
  lap(stage: string): void;
  /** Of the stages so far, and of `all`. */
  seconds(): Readonly<Record<string, number>>;
}

export function createStopwatch(now: () => number = () => performance.now()): Stopwatch {
  const laps: Record<string, number> = {};
  const started = now();
  let last = started;
  const rounded = (ms: number): number => Math.round(ms / 100) / 10;
  return {
    lap: (stage) => {
      laps[stage] = rounded(now() - last);
      last = now();
    },
    seconds: () => ({ ...laps, all: rounded(last - started) }),
  };
}
