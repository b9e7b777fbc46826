/** Wall-clock seconds by stage. */
export function createStopwatch(now: () => number = () => performance.now()) {
  const laps: Record<string, number> = {};
  const started = now();
  let last = started;
  const rounded = (ms: number): number => Math.round(ms / 100) / 10;
  return {
    /** Ends a stage; the next begins. */
    lap(stage: string): void {
      laps[stage] = rounded(now() - last);
      last = now();
    },
    seconds: (): Readonly<Record<string, number>> => ({ ...laps, all: rounded(last - started) }),
  };
}
