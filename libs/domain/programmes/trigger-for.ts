import { HOUR_MS, type Instant } from '../time/index.js';
import { surveyFor, type InteractionKind, type ProgrammeArea } from './survey-for.js';

/** Older than this an event starts no survey, case or alert (R9). */
export const LATE_AFTER_MS = 48 * HOUR_MS;

export interface InteractionState {
  readonly kind: InteractionKind;
  /** Open list of TM Forum: any text may come. */
  readonly status: string;
  /** When it reached that status: the event's own time. */
  readonly at: Instant;
  /** Record time of the event. Age is measured to it and not to the present, so that a replay decides as the first run did. */
  readonly arrivedAt: Instant;
}

/** `ask`: at `askAt` at the earliest. `suppress`: would have been asked, and is left alone for the reason. `ignore`: asks nobody. */
export type Trigger =
  | { readonly kind: 'ask'; readonly programme: ProgrammeArea; readonly askAt: Instant }
  | { readonly kind: 'suppress'; readonly programme: ProgrammeArea; readonly reason: 'lateTrigger' }
  | { readonly kind: 'ignore'; readonly reason: 'notCompleted' | 'noProgramme' };

/** What a change of an interaction starts. The delay (ms) lets the customer see whether it worked before being asked. */
export function triggerFor(interaction: InteractionState, delayMs: number): Trigger {
  const programme = surveyFor(interaction.kind);
  if (programme === undefined) return { kind: 'ignore', reason: 'noProgramme' };
  // Open enums are compared trimmed and without case (R5).
  if (interaction.status.trim().toLowerCase() !== 'completed') return { kind: 'ignore', reason: 'notCompleted' };
  if (interaction.arrivedAt - interaction.at > LATE_AFTER_MS)
    return { kind: 'suppress', programme, reason: 'lateTrigger' };
  return { kind: 'ask', programme, askAt: interaction.at + delayMs };
}
