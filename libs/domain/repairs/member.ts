/** An answer that is compared. */
export interface Member {
  readonly customerId: string;
  readonly treated: boolean;
  readonly after: boolean;
  readonly outcome: number;
  /** The cell, region or area that the repair was decided for, or that was passed over. */
  readonly unit: string;
  /** What those who are compared must have in common, by its name. */
  readonly traits: Readonly<Record<Trait, string>>;
}

export const TRAITS = ['segment', 'region', 'tenure'] as const;
export type Trait = (typeof TRAITS)[number];

/** A member and what it counts. */
export type Weighed = Member & { readonly weight: number };
