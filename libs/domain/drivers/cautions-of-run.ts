import type { RunHealth } from './run-health.js';

/** What could not be looked at: not a doubt that makes a run weak, but nothing that speaks for it either. */
export function cautionsOfRun({ responseBias, assumption }: Omit<RunHealth, 'cautions'>): readonly string[] {
  return [
    ...(responseBias.kind === 'unknown'
      ? [`whether those who answered are like the others could not be checked: ${responseBias.reason}`]
      : []),
    ...(assumption.kind === 'untested' ? [`the model's assumption could not be tested: ${assumption.reason}`] : []),
  ].map((caution) => `Caution: ${caution}`);
}
