import { setTimeout as pause } from 'node:timers/promises';
import { Type, type Static } from '@sinclair/typebox';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { ServiceApi } from './service-api.js';

const interval = Type.Object({ low: Type.Number(), high: Type.Number() });
const asked = Type.Object({ runId: Type.String() });
const watched = Type.Object({
  state: Type.String(),
  failure: Type.Union([Type.String(), Type.Null()]),
});
const finished = Type.Object({
  verdict: Type.String(),
  verdictReason: Type.String(),
  n: Type.Number(),
  drivers: Type.Array(
    Type.Object({
      kpi: Type.String(),
      rank: Type.Number(),
      n: Type.Number(),
      exposed: Type.Number(),
      flagged: Type.Boolean(),
      adjustedP: Type.Number(),
      loss: Type.Object({ points: Type.Number(), bootstrapInterval: interval }),
      form: Type.Object({ kind: Type.String() }),
    }),
  ),
  leftOut: Type.Array(Type.Object({ kpi: Type.String(), reason: Type.String() })),
});

export type FinishedRun = Static<typeof finished>;

const WATCH_MS = 200;
const GIVE_UP_MS = 600_000;

/** Has the drivers of one kind of survey found by all answers so far. @throws InfrastructureError when the run fails, or takes ten minutes */
export async function finishedRun(api: ServiceApi, kind: string): Promise<FinishedRun> {
  const { runId } = await api.post('kpi-correlation', '/v1/driver-runs', { kind }, asked);
  const path = `/v1/runs/${runId}`;
  const until = performance.now() + GIVE_UP_MS;
  while (performance.now() < until) {
    const { state, failure } = await api.get('kpi-correlation', path, watched);
    if (state === 'done') return api.get('kpi-correlation', path, finished);
    if (state !== 'waiting' && state !== 'running')
      throw new InfrastructureError(`The driver run ${runId} is ${state}: ${failure ?? 'no reason is known'}.`);
    await pause(WATCH_MS);
  }
  throw new InfrastructureError(`The driver run ${runId} was not done within ten minutes.`);
}
