/** What strata are made of. */
export type StratumField = 'segment' | 'region' | 'contractLevel' | 'equipmentClass' | 'vip' | 'newCustomer';

/** How many of a frame are asked. Seeds are recorded, so that a sample can be drawn again. */
export type Sampling =
  | { readonly kind: 'all' }
  | { readonly kind: 'random'; readonly share: number; readonly seed: number }
  | {
      readonly kind: 'stratified';
      readonly by: readonly StratumField[];
      /** Invitations in all, shared out by size of stratum. */
      readonly size: number;
      /** Each stratum gets at least so many, or all of its people. */
      readonly minimumCell: number;
      readonly seed: number;
    }
  | {
      /** Answers wanted per stratum; invitations follow from the forecast of who answers. */
      readonly kind: 'quota';
      readonly by: readonly StratumField[];
      readonly quotas: readonly { readonly stratum: readonly string[]; readonly answers: number }[];
      /** Used where no rate is known yet, 0–1. */
      readonly expectedResponseRate: number;
      readonly seed: number;
    };
