import type { Refusal } from '../fields/index.js';
import type { ObjectPlan } from './field-plan.js';
import { isJsonObject, type JsonObject } from './json-traits.js';

/** Set when a value was replaced, so that the original JSON text no longer says the same. */
export interface Changes {
  changed: boolean;
}

/** A field that cannot be used, by its path from the top, outermost first. */
export interface Fault {
  readonly path: readonly string[];
  readonly refused: string;
}

/** Normalises the fields of `data`, whose structure has been checked, in place; the first fault ends it. */
export function applyPlan(plan: ObjectPlan, data: JsonObject, changes: Changes): Fault | undefined {
  for (const { name, tidy } of plan.texts) {
    const value = data[name];
    if (typeof value !== 'string') continue;
    const tidied = tidy(value);
    if (tidied === value) continue;
    if (isRefusal(tidied)) return { path: [name], refused: tidied.refused };
    changes.changed = true;
    if (tidied === undefined) delete data[name];
    else data[name] = tidied;
  }
  for (const { name, tidy } of plan.textLists) {
    const items = data[name];
    if (!Array.isArray(items)) continue;
    for (let index = 0; index < items.length; index++) {
      const tidied = tidy(String(items[index]));
      if (tidied === items[index]) continue;
      if (isRefusal(tidied)) return { path: [name, String(index)], refused: tidied.refused };
      changes.changed = true;
      items[index] = tidied;
    }
  }
  for (const { name, plan: inner } of plan.objects) {
    const value = data[name];
    const fault = isJsonObject(value) ? applyPlan(inner, value, changes) : undefined;
    if (fault !== undefined) return within(name, fault);
  }
  for (const { name, plan: inner } of plan.objectLists) {
    const items = data[name];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      const fault = isJsonObject(item) ? applyPlan(inner, item, changes) : undefined;
      if (fault !== undefined) return within(name, within(String(index), fault));
    }
  }
  return undefined;
}

/** Removes known fields that are null, at any depth: null means absent (rule R4). */
export function dropNulls(plan: ObjectPlan, data: JsonObject, changes: Changes): void {
  for (const name of plan.fields) {
    if (data[name] !== null) continue;
    delete data[name];
    changes.changed = true;
  }
  for (const { name, plan: inner } of plan.objects) {
    const value = data[name];
    if (isJsonObject(value)) dropNulls(inner, value, changes);
  }
  for (const { name, plan: inner } of plan.objectLists) {
    const items = data[name];
    if (Array.isArray(items)) for (const item of items) if (isJsonObject(item)) dropNulls(inner, item, changes);
  }
}

function isRefusal(value: string | undefined | Refusal): value is Refusal {
  return typeof value === 'object';
}

function within(name: string, fault: Fault): Fault {
  return { ...fault, path: [name, ...fault.path] };
}
