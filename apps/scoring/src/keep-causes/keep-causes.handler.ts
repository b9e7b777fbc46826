import { Controller } from '@nestjs/common';
import {
  caseClosed,
  caseOpened,
  caseUpdated,
  type CaseClosed,
  type CaseOpened,
  type CaseUpdated,
} from '@sidetone/contracts/events';
import { causeOf, SHIPPED_TAXONOMY } from '@sidetone/domain/causes';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CauseStore, type CaseCause } from './cause-store.js';

type CaseEvent = CaseOpened | CaseUpdated | CaseClosed;

/** Keeps the cause that a person agreed for an answer: the adjusted score leaves out those outside our control. */
@Controller()
export class KeepCauses {
  constructor(private readonly causes: CauseStore) {}

  @OnEvents(caseOpened, caseUpdated, caseClosed)
  async handle({ events }: EventBatch<CaseEvent>, tx: Transaction): Promise<Outcome[]> {
    const told = new Map<string, CaseCause>();
    for (const { data } of events) {
      if (!saysSomething(data)) continue;
      const { responseId, rootCause } = partsOf(data);
      const before = told.get(data.caseId);
      told.set(data.caseId, {
        case_id: data.caseId,
        response_id: responseId ?? before?.response_id ?? null,
        root_cause: rootCause ?? before?.root_cause ?? null,
        outside: rootCause === undefined ? (before?.outside ?? false) : isOutside(rootCause),
      });
    }
    await this.causes.keep(tx, [...told.values()]);
    return events.map(({ data }) => (saysSomething(data) ? ok : drop('case event without a cause')));
  }
}

function partsOf(data: CaseEvent): {
  readonly responseId?: string | undefined;
  readonly rootCause?: string | undefined;
} {
  return 'responseId' in data ? { responseId: data.responseId } : { rootCause: data.rootCause };
}

function saysSomething(data: CaseEvent): boolean {
  const { responseId, rootCause } = partsOf(data);
  return responseId !== undefined || rootCause !== undefined;
}

/** A cause that the taxonomy does not have counts as ours: leaving it out would flatter the adjusted score. */
function isOutside(rootCause: string): boolean {
  return causeOf(rootCause, SHIPPED_TAXONOMY)?.cause.outsideControl ?? false;
}
