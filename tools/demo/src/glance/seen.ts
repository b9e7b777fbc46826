import type { SurveyKind } from '@sidetone/contracts/events';
import type { SimulatorReport } from '../simulator/simulator-output.js';
import type { Asked, Row } from './rows.js';

/** What each question found. */
export type Found = { readonly [Q in Asked]: readonly Row<Q>[] };

/** The NPS points that a simulator has planted on each KPI. */
export type Planted = SimulatorReport['truth']['effects'];

/** The loop at a glance, as it was when it was read. */
export interface Seen {
  readonly kind: SurveyKind;
  /** When it was read, ISO 8601. */
  readonly at: string;
  readonly found: Found;
  /** Where a simulator plays the operator and has told what it planted. */
  readonly planted: Planted | undefined;
}

export type Glance =
  | { readonly state: 'seen'; readonly seen: Seen }
  /** Nobody said where to read. */
  | { readonly state: 'notSetUp' }
  /** `words` say what is the matter, without an address. */
  | { readonly state: 'away'; readonly words: string };

/** Days over which scores and rates are shown, and over which cases are. */
export const DAYS_OF_SCORES = 90;
export const DAYS_OF_CASES = 7;
