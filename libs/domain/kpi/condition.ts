export type Scalar = string | number | boolean;

/** What a field of a fact must be. A field that is absent fulfils only `not` and `exists: false`. */
export type Condition =
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly not: Scalar }
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly below: number }
  | { readonly field: string; readonly exists: boolean };

/** The operators, each by its word. A condition has exactly one. */
export const OPERATORS = ['is', 'in', 'not', 'atLeast', 'below', 'exists'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A value as it is compared: free text trimmed and without regard to ASCII case (rule R5). */
export function foldText(text: string): string {
  // Not toLowerCase(): that would fold the Kelvin sign to k and other letters beyond ASCII.
  return text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
