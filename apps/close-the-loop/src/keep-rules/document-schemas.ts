import { closed, int, list, num, object, optional, str } from '@sidetone/contracts/fields';
import { Type, type TSchema } from '@sinclair/typebox';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import type { DocumentName } from './loop-rules.js';

const localised = () => Type.Record(Type.String(), Type.String({ maxLength: 256 }));
const bandOf = () => closed('promoter', 'passive', 'detractor');
const flag = () => Type.Boolean();
const texts = () => list(str());

const calendar = object({
  calendarId: str(),
  timeZone: str(),
  hours: Type.Record(Type.String(), list(object({ from: num(), to: num() }))),
  holidays: texts(),
  yearlyHolidays: optional(texts()),
});
const team = object({
  team: str(),
  calendarId: str(),
  people: list(object({ person: str(), away: optional(flag()) })),
  chain: list(object({ afterMinutes: num(), team: str() })),
});
const rule = object({
  ruleId: str(),
  when: object({
    band: optional(list(bandOf())),
    area: optional(list(closed(...JOURNEY_AREAS))),
    segment: optional(texts()),
    contractLevel: optional(texts()),
    language: optional(texts()),
    kpi: optional(texts()),
    accountManager: optional(flag()),
  }),
  to: Type.Union([
    object({ kind: Type.Literal('team'), team: str() }),
    object({ kind: Type.Literal('person'), team: str(), person: str() }),
    object({ kind: Type.Literal('accountManager'), team: str() }),
  ]),
});
const serviceClass = object({
  band: bandOf(),
  contractLevel: optional(str()),
  firstContactMinutes: num(),
  resolveMinutes: num(),
  warnShare: num(),
  escalates: flag(),
  verifyAfterHours: optional(num({ minimum: 0, maximum: 8_760 })),
});
const cause = object({
  code: str(),
  titles: localised(),
  team: str(),
  outsideControl: flag(),
  retired: optional(flag()),
});
const group = object({
  code: str(),
  titles: localised(),
  area: closed(...JOURNEY_AREAS, 'other'),
  causes: list(cause),
});

/** The shape of each document; what its parts must agree on is told by `documentProblems`. */
export const DOCUMENT_SCHEMAS = {
  calendars: object({ calendars: list(calendar) }),
  'case-teams': object({ teams: list(team) }),
  'routing-rules': object({ rules: list(rule) }),
  'service-levels': object({
    classes: list(serviceClass),
    attemptDays: int({ minimum: 1, maximum: 30 }),
    closeAfterDays: optional(int({ minimum: 1, maximum: 365 })),
  }),
  causes: object({ groups: list(group) }),
  'cause-hints': object({
    kpis: list(object({ kpi: str(), cause: str(), weight: num() })),
    reasons: list(object({ reason: str(), cause: str(), weight: num() })),
    words: list(object({ language: str(), cause: str(), stems: texts() })),
    wordWeight: num(),
  }),
  'incident-rules': object({
    atLeast: int({ minimum: 2, maximum: 1_000 }),
    windowHours: num({ exclusiveMinimum: 0, maximum: 720 }),
    falseAlarm: num({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  }),
} as const satisfies Record<DocumentName, TSchema>;
