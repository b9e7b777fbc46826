/** What became of one record. Throwing is the fourth way: it means "try again". */
export type Outcome =
  | { readonly kind: 'ok' }
  /** Understood and without effect: counted by its reason. */
  | { readonly kind: 'drop'; readonly reason: string }
  /** Cannot be used: kept on the dead-letter topic with its reason. */
  | { readonly kind: 'deadLetter'; readonly reason: string };

export const ok: Outcome = { kind: 'ok' };

export function drop(reason: string): Outcome {
  return { kind: 'drop', reason };
}

export function deadLetter(reason: string): Outcome {
  return { kind: 'deadLetter', reason };
}
