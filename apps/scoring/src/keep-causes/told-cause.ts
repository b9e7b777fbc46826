import type { CaseClosed, CaseOpened, CaseUpdated } from '@sidetone/contracts/events';
import { causeOf, SHIPPED_TAXONOMY } from '@sidetone/domain/causes';
import type { Instant } from '@sidetone/domain/time';

export type CaseEvent = CaseOpened | CaseUpdated | CaseClosed;

/** What events of a case tell of its cause and its answers; undefined is not told. */
export interface ToldCause {
  readonly caseId: string;
  readonly rootCause?: string | undefined;
  /** Of the root cause; undefined as long as no event said so. */
  readonly outside?: boolean | undefined;
  /** All answers that the case lists, or, of a case that was just opened, its first. */
  readonly answers?: ListedAnswers | undefined;
}

export interface ListedAnswers {
  readonly all: boolean;
  readonly responseIds: readonly string[];
  /** An answer may go to another case: the one that lists it later has it. */
  readonly at: Instant;
}

/** What is told of a case with one event more; undefined for an event that says nothing of causes or answers. */
export function withEvent(before: ToldCause | undefined, event: CaseEvent, at: Instant): ToldCause | undefined {
  const { caseId } = event;
  if ('responseId' in event) {
    const responseIds = [...(before?.answers?.responseIds ?? []), event.responseId];
    return { ...before, caseId, answers: { all: before?.answers?.all ?? false, responseIds, at } };
  }
  const responseIds = 'responseIds' in event ? event.responseIds : undefined;
  const { rootCause } = event;
  if (responseIds === undefined && rootCause === undefined) return undefined;
  return {
    caseId,
    ...causeAfter(before, event),
    answers: responseIds === undefined ? before?.answers : { all: true, responseIds, at },
  };
}

/** An end repeats the cause without saying whose it is: what was said of it before holds. */
function causeAfter(
  before: ToldCause | undefined,
  event: CaseUpdated | CaseClosed,
): Pick<ToldCause, 'rootCause' | 'outside'> {
  const { rootCause } = event;
  if (rootCause === undefined) return { rootCause: before?.rootCause, outside: before?.outside };
  const said = 'outsideControl' in event ? event.outsideControl : undefined;
  return { rootCause, outside: said ?? (before?.rootCause === rootCause ? before.outside : undefined) };
}

/** Of a cause of which nobody said it. One that the taxonomy does not have counts as ours: leaving it out would flatter the adjusted score. */
export function isOutside(rootCause: string | undefined): boolean {
  return rootCause !== undefined && (causeOf(rootCause, SHIPPED_TAXONOMY)?.cause.outsideControl ?? false);
}
