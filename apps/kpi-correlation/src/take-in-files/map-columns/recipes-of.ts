import { unitOfKpi } from '@sidetone/contracts/events';
import { DEFAULT_RECIPES, type CounterSum, type KpiRecipe } from '@sidetone/domain/pm';
import type { FieldError } from '@sidetone/platform/web';
import type { MappedKpi, MappedSum, PmMapping } from './file-mapping.js';

/** The KPIs a mapping wants made, or those that are made of counters with standard names. Expects a mapping without `recipeFaults`. */
export function recipesOf(mapping: PmMapping | undefined): readonly KpiRecipe[] {
  return mapping?.kpis?.flatMap((kpi) => recipeOf(kpi) ?? []) ?? DEFAULT_RECIPES;
}

/** What of a mapping's KPIs needs mending. */
export function recipeFaults({ kpis = [] }: PmMapping): readonly FieldError[] {
  return kpis.flatMap((kpi, index) => {
    const messages: string[] = [];
    const unit = unitOfKpi(kpi.kpi);
    if (recipeOf(kpi) === undefined) {
      messages.push("Give either 'numerator' and 'denominator', with the unit 'ratio' and no 'scale', or 'amount'.");
    }
    if (unit !== undefined && unit !== kpi.unit) messages.push(`The unit of ${kpi.kpi} is '${unit}'.`);
    if (kpis.findIndex((other) => other.kpi === kpi.kpi) < index) messages.push(`${kpi.kpi} is made twice; leave one.`);
    return messages.map((message) => ({ field: `/kpis/${index}`, message }));
  });
}

function recipeOf({ kpi, unit, numerator, denominator, amount, scale }: MappedKpi): KpiRecipe | undefined {
  if (amount !== undefined) {
    if (numerator !== undefined || denominator !== undefined) return undefined;
    return { kind: 'amount', kpi, unit, amount: sumOf(amount), scale: scale ?? 1 };
  }
  if (numerator === undefined || denominator === undefined || unit !== 'ratio' || scale !== undefined) return undefined;
  return { kind: 'ratio', kpi, unit, numerator: sumOf(numerator), denominator: sumOf(denominator) };
}

function sumOf(sum: MappedSum): CounterSum {
  return typeof sum === 'string' ? { plus: [sum] } : sum;
}
