import { Type } from '@sinclair/typebox';
import type { ServiceApi } from '@sidetone/testing/stack';
import type { SimulatorReport } from '../simulator/simulator-output.js';

/** A planted repair beside what the platform made of it. */
export interface ProvenRepair {
  readonly cells: number;
  readonly at: string;
  readonly days: number;
  readonly settleDays: number;
  /** Expected NPS of those it reached, with it less without it. */
  readonly planted: number;
  readonly verdict: string;
  readonly found: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly treatedAfter: number | null;
  /** Events of the fault an answer saw fewer than before, against the others; null where it was not measured. */
  readonly fault: { readonly difference: number; readonly low: number; readonly high: number } | null;
}

const range = { difference: Type.Number(), low: Type.Number(), high: Type.Number() };
const registered = Type.Object({ id: Type.String() });
const proven = Type.Object({
  proof: Type.Object({
    verdict: Type.String(),
    answers: Type.Optional(Type.Union([Type.Object({ treatedAfter: Type.Number() }), Type.Null()])),
    score: Type.Optional(Type.Union([Type.Object(range), Type.Null()])),
    fault: Type.Optional(Type.Union([Type.Object(range), Type.Null()])),
  }),
});

/** Registers the planted repair as its planner would, and asks whether customers noticed; undefined where none was made yet. */
export async function proveRepair(
  api: ServiceApi,
  { truth: { repair }, now }: Pick<SimulatorReport, 'truth' | 'now'>,
): Promise<ProvenRepair | undefined> {
  if (!repair || repair.at > now) return undefined;
  const { days, settleDays } = repair;
  const at = new Date(repair.at).toISOString();
  const { id } = await api.post(
    'kpi-correlation',
    '/v1/repairs',
    {
      id: 'SIMULATED-REPAIR',
      name: 'New antennas on some of the worst cells',
      kind: 'resource',
      targets: repair.cellIds,
      at,
      team: 'core voice',
      kpi: 'voice.drop.count',
    },
    registered,
  );
  const { proof } = await api.get('kpi-correlation', `/v1/repairs/${id}?days=${days}&settleDays=${settleDays}`, proven);
  return {
    cells: repair.cellIds.length,
    at,
    days,
    settleDays,
    planted: repair.effect,
    verdict: proof.verdict,
    found: proof.score?.difference ?? null,
    low: proof.score?.low ?? null,
    high: proof.score?.high ?? null,
    treatedAfter: proof.answers?.treatedAfter ?? null,
    fault: proof.fault ?? null,
  };
}
