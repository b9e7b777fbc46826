import type { ValidateFunction } from 'ajv';
import type { EventDefinition } from '../define-event/index.js';
import { applyPlan, dropNulls, type Changes } from './apply-plan.js';
import { cleanDeep } from './clean-deep.js';
import { compileStructure } from './compile-structure.js';
import { explainStructure, fieldName } from './explain-structure.js';
import { planOf, type ObjectPlan } from './field-plan.js';
import { unknownTraits, type JsonObject, type JsonTraits } from './json-traits.js';

export type Normalised<D> =
  | { readonly kind: 'ok'; readonly data: D; readonly changed: boolean }
  | { readonly kind: 'refuse'; readonly reason: string };

/**
 * Data as rules R4 to R8 and R16 read it, or one sentence on the first fault, without personal data.
 * Takes possession of `data`, which is normalised in place: pass what JSON.parse made and use it no more.
 */
export function normalise<D>(
  definition: EventDefinition<D>,
  data: JsonObject,
  traits: JsonTraits = unknownTraits,
): Normalised<D> {
  const { hasShape, plan } = compiledOf(definition);
  const changes: Changes = { changed: false };
  if (traits.hasNull) dropNulls(plan, data, changes);
  if (!hasShape(data)) return refuse(explainStructure(hasShape.errors?.[0], data));

  const fault = applyPlan(plan, data, changes);
  if (fault !== undefined) return refuse(`Field '${fieldName(fault.path)}' ${fault.refused}.`);
  if (traits.hasEscapes) cleanDeep(data, changes);

  for (const rule of definition.refinements) {
    const contradiction = rule.contradiction(data);
    if (contradiction !== undefined) return refuse(contradiction);
  }
  return { kind: 'ok', data, changed: changes.changed };
}

const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;

interface Compiled {
  readonly hasShape: ValidateFunction<unknown>;
  readonly plan: ObjectPlan;
}
const compiled = new WeakMap<object, Compiled>();

// At first use, so that a service pays only for the events that it reads.
function compiledOf<D>(definition: EventDefinition<D>): { hasShape: ValidateFunction<D>; plan: ObjectPlan };
function compiledOf(definition: EventDefinition): Compiled {
  const known = compiled.get(definition);
  if (known !== undefined) return known;
  const made = { hasShape: compileStructure(definition.schema), plan: planOf(definition.schema) };
  compiled.set(definition, made);
  return made;
}
