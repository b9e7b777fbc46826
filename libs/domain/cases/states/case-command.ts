import type { Instant } from '../../time/index.js';
import type { Assignment, CaseState, CloseOutcome, Resolution } from './case-state.js';
import type { Move } from './transitions.js';

/** What somebody, or an answer, asks of a case. */
export type CaseCommand =
  | { readonly kind: 'assign'; readonly to: Assignment }
  | { readonly kind: 'contact'; readonly result: 'noAnswer' | 'reached' | 'refused' }
  | { readonly kind: 'agreeCause'; readonly cause: string }
  | { readonly kind: 'startAction'; readonly action: string }
  | { readonly kind: 'resolve'; readonly resolution: Resolution }
  | { readonly kind: 'verify'; readonly satisfied: boolean }
  | { readonly kind: 'close'; readonly outcome: CloseOutcome }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'escalate'; readonly level: number; readonly toTeam: string }
  | { readonly kind: 'withdraw' };

/** Who steps, when, and what was said about it. */
export interface Occasion {
  readonly by: string;
  readonly at: Instant;
  readonly note?: string | undefined;
}

/** When a customer counts as unreachable: after attempts on so many different days of the zone. */
export interface ContactRules {
  readonly attemptDays: number;
  readonly timeZone: string;
}

/** One step of a case, as it is kept for good. */
export interface HistoryEntry extends Occasion {
  /** The version of the case after the step: 1, 2, … without gaps. */
  readonly version: number;
  readonly command: CaseCommand;
  readonly move: Move;
  readonly from: CaseState;
  readonly to: CaseState;
}

export type Step<Stepped extends object> =
  | { readonly kind: 'done'; readonly case: Stepped; readonly entry: HistoryEntry }
  | {
      readonly kind: 'refused';
      readonly reason: 'notInThisState' | 'needsCause' | 'emptyText' | 'levelNotHigher';
      readonly mend: string;
      /** What is possible now instead. */
      readonly possible: readonly Move[];
    };
