import { Type, type Static } from '@sinclair/typebox';
import type { Exposure } from './exposure.js';
import { plantableKpis } from './plantable-kpis.js';

const form = <F extends string, P extends Parameters<typeof Type.Object>[0]>(name: F, parameters: P) =>
  Type.Object(
    {
      kpi: Type.Union(plantableKpis.map((kpi) => Type.Literal(kpi))),
      role: Type.Union([Type.Literal('effect'), Type.Literal('none'), Type.Literal('decoy')]),
      form: Type.Literal(name),
      parameters: Type.Object(parameters, { additionalProperties: false }),
      beta: Type.Number({ minimum: 0 }),
    },
    { additionalProperties: false },
  );

const positive = Type.Number({ exclusiveMinimum: 0 });

/** How an exposure is planted to lower satisfaction: by `beta` logits for each unit of g(exposure). */
export const effectSchema = Type.Union([
  form('linear', {}),
  form('log1p', {}),
  form('threshold', { breakpoint: positive }),
  form('decay', { halfLifeDays: positive }),
]);

export type Effect = Static<typeof effectSchema>;

/** g of an exposure, ≥ 0: the value itself, its log, what is above the breakpoint, or the events weighted by their age. */
export function weightOf(effect: Effect, exposure: Exposure): number {
  switch (effect.form) {
    case 'linear':
      return exposure.value;
    case 'log1p':
      return Math.log1p(exposure.value);
    case 'threshold':
      return Math.max(0, exposure.value - effect.parameters.breakpoint);
    case 'decay': {
      const { halfLifeDays } = effect.parameters;
      return exposure.agesDays.reduce((sum, age) => sum + 0.5 ** (age / halfLifeDays), 0);
    }
  }
}
