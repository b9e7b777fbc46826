import type { Calendar } from '@sidetone/domain/business-time';
import type { ContactRules, EscalationLevel, IncidentRules, RoutingRule, ServiceClass } from '@sidetone/domain/cases';
import { SHIPPED_HINTS, SHIPPED_TAXONOMY, type CauseHints, type CauseTaxonomy } from '@sidetone/domain/causes';

export interface NamedCalendar extends Calendar {
  readonly calendarId: string;
}

/** Somebody who works on cases. Who is away gets none, and keeps those that he has. */
export interface Person {
  readonly person: string;
  readonly away?: boolean;
}

export interface Team {
  readonly team: string;
  readonly calendarId: string;
  readonly people: readonly Person[];
  /** Who hears of promises that the team broke. */
  readonly chain: readonly EscalationLevel[];
}

/** What a class of cases promises, and what comes after. */
export interface CaseClass extends ServiceClass {
  /** Whether broken promises alarm somebody, or are marked only. */
  readonly escalates: boolean;
  /** The customer is asked whether it helped, so many hours after the case was resolved; absent: not by itself. */
  readonly verifyAfterHours?: number;
}

export interface ServiceLevels {
  readonly classes: readonly CaseClass[];
  /** On so many different days somebody tries to reach a customer before he counts as unreachable. */
  readonly attemptDays: ContactRules['attemptDays'];
  /** A resolved case closes by itself after so many days in which its customer said nothing; absent: `SHIPPED_CLOSE_AFTER_DAYS`. */
  readonly closeAfterDays?: number;
}

/** All that an operator says about how cases are worked on, by the name of the document that says it. */
export interface LoopRules {
  readonly calendars: { readonly calendars: readonly NamedCalendar[] };
  readonly 'case-teams': { readonly teams: readonly Team[] };
  readonly 'routing-rules': { readonly rules: readonly RoutingRule[] };
  readonly 'service-levels': ServiceLevels;
  readonly causes: { readonly groups: CauseTaxonomy };
  readonly 'cause-hints': CauseHints;
  readonly 'incident-rules': IncidentRules;
}

export type DocumentName = keyof LoopRules;

/** The causes ship with the domain; the words of an operator's customers are its own to add. */
export const SHIPPED_CAUSES: Pick<LoopRules, 'causes' | 'cause-hints'> = {
  causes: { groups: SHIPPED_TAXONOMY },
  'cause-hints': SHIPPED_HINTS,
};

/** The rules with the version of those of them by which clocks run: it rises by one with each change of such a document. */
export interface InForce {
  readonly rules: LoopRules;
  readonly clockVersion: number;
}

/** The documents by which clocks run. */
export const CLOCK_DOCUMENTS: ReadonlySet<DocumentName> = new Set<DocumentName>([
  'calendars',
  'case-teams',
  'service-levels',
]);
