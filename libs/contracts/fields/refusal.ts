/** Why a value cannot be used: the end of a sentence that begins with the field's name. Holds no personal data. */
export interface Refusal {
  readonly refused: string;
}

export const refusal = (refused: string): Refusal => ({ refused });
