import { DAY_MS, type Instant } from '@sidetone/domain/time';

/** From when on answers are touched, and by what. */
export interface Touch {
  readonly kind: 'subscription' | 'customer' | 'resource' | 'service';
  readonly id: string;
  /** Answers given after this instant … */
  readonly from: Instant;
  /** … and not after this one. */
  readonly to: Instant;
}

/** No window looks back further (KPI catalogue). */
export const LONGEST_WINDOW_MS = 400 * DAY_MS;
