import { isJsonObject, type JsonObject } from './json-traits.js';
import { tidyTextOf, type TidyText } from './tidy-text.js';

/** What has to be done to the fields of one object, worked out once per definition. */
export interface ObjectPlan {
  /** Every known field: null in one of them means absent. */
  readonly fields: readonly string[];
  readonly texts: readonly { readonly name: string; readonly tidy: TidyText }[];
  readonly textLists: readonly { readonly name: string; readonly tidy: TidyText }[];
  readonly objects: readonly { readonly name: string; readonly plan: ObjectPlan }[];
  readonly objectLists: readonly { readonly name: string; readonly plan: ObjectPlan }[];
}

/** The plan of an object schema. Follows the forms that the field builders make: fields, objects, and lists of either. */
export function planOf(schema: JsonObject): ObjectPlan {
  const properties = Object.entries(isJsonObject(schema['properties']) ? schema['properties'] : {});
  const fields = properties.flatMap(([name, field]) => (isJsonObject(field) ? [{ name, field }] : []));
  const lists = fields.flatMap(({ name, field }) =>
    isJsonObject(field['items']) ? [{ name, field: field['items'] }] : [],
  );
  return {
    fields: fields.map(({ name }) => name),
    texts: textsAmong(fields),
    textLists: textsAmong(lists),
    objects: objectsAmong(fields),
    objectLists: objectsAmong(lists),
  };
}

interface Field {
  readonly name: string;
  readonly field: JsonObject;
}

function textsAmong(fields: readonly Field[]) {
  return fields.flatMap(({ name, field }) => {
    const tidy = tidyTextOf(field);
    return tidy === undefined ? [] : [{ name, tidy }];
  });
}

function objectsAmong(fields: readonly Field[]) {
  return fields.filter(({ field }) => 'properties' in field).map(({ name, field }) => ({ name, plan: planOf(field) }));
}
