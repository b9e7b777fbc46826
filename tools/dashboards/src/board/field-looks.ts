import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilderOfAnyKind } from './shown.js';

/** How a column is shown, by its name. */
export interface FieldLook {
  readonly unit?: string;
  readonly decimals?: number;
  /** For its nulls: a number that is not known is never shown as 0. */
  readonly whenNull?: string;
  readonly link?: { readonly title: string; readonly url: string };
  readonly more?: readonly DynamicConfigValue[];
}
export type FieldLooks = Readonly<Record<string, FieldLook>>;

export const TOO_FEW = 'too few answers';
/** NPS points with one decimal; null where the answers are too few. */
export const POINTS: FieldLook = { unit: 'suffix: pts', decimals: 1, whenNull: TOO_FEW };
export const NOT_KNOWN: FieldLook = { whenNull: 'not known' };
export const SHARE: FieldLook = { unit: 'percentunit', decimals: 1, whenNull: 'nobody was asked' };
export const COUNT: FieldLook = { unit: 'short', decimals: 0 };
export const MOMENT: FieldLook = { unit: 'dateTimeAsIso', whenNull: 'not yet' };

export function withLooks<B extends PanelBuilderOfAnyKind>(builder: B, looks: FieldLooks): B {
  for (const [name, look] of Object.entries(looks)) builder.overrideByName(name, propertiesOf(look));
  return builder;
}

function propertiesOf({ unit, decimals, whenNull, link, more = [] }: FieldLook): DynamicConfigValue[] {
  return [
    ...(unit === undefined ? [] : [{ id: 'unit', value: unit }]),
    ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }]),
    ...(whenNull === undefined ? [] : [{ id: 'noValue', value: whenNull }, nullAs(whenNull)]),
    ...(link === undefined ? [] : [{ id: 'links', value: [{ ...link, targetBlank: true }] }]),
    ...more,
  ];
}

/** Some panels show nulls by mapping, others by `noValue`. */
function nullAs(text: string): DynamicConfigValue {
  return { id: 'mappings', value: [{ type: 'special', options: { match: 'null+nan', result: { text } } }] };
}
