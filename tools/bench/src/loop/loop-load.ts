import { MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { aCallFailure, anAlarmChange, aResponse } from '@sidetone/testing/factories';
import type { Suite } from '@sidetone/testing/suite';

const LINES = 20_000;
const CELLS = 500;
/** Of a hundred events, two are answers, each of which is scored, opens a case and has its exposure computed; all others are dropped calls. */
const ANSWER_EVERY = 50;
const SCORES = 11;
const PRIME = 7_919;

type Events = Parameters<Suite['send']>[0];

/** Events number `first` on of one load, as they come in at `at`. */
export function eventsAt(first: number, count: number, at: Instant): Events {
  return Array.from({ length: count }, (_, index) => eventAt(first + index, at));
}

function eventAt(number: number, at: Instant): Events[number] {
  const line = (number * PRIME) % LINES;
  const who = { contactId: `CON-${line}`, customerId: `CUS-${line}`, subscriptionId: `SUB-${line}` };
  if (number % ANSWER_EVERY === 0)
    return aResponse(`L-${number}`, at, { ...who, score: (number / ANSWER_EVERY) % SCORES });
  return aCallFailure(`L-${number}`, at - MINUTE_MS, {
    subscriptionId: who.subscriptionId,
    cellId: `CELL-${line % CELLS}`,
  });
}

/** An answer of a survey of its own, and an outage of a cell of its own: each is a row of a dashboard that was not there before. */
export function probeAt(id: string, at: Instant): Events {
  const who = { contactId: `CON-${id}`, customerId: `CUS-${id}`, subscriptionId: `SUB-${id}` };
  return [
    aResponse(id, at, { ...who, surveyId: id }),
    anAlarmChange(`alarm-${id}`, at, { alarmId: id, resourceId: `CELL-${id}` }),
  ];
}
