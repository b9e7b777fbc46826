import { Type, type Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { InfrastructureError } from '@sidetone/infrastructure/failure';

const text = Type.String();
const number = Type.Number();
const texts = Type.Optional(Type.Array(text));
const clocks = Type.Object({ invitedDays: Type.Optional(number), answeredDays: Type.Optional(number) });
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([number, Type.Null()]);
const cap = Type.Union([Type.Object({ invitations: number, days: number }), Type.Null()]);

const policyShape = Type.Object({
  anySurvey: clocks,
  contactCap: Type.Optional(cap),
  accountCap: Type.Optional(cap),
  quietHours: Type.Optional(Type.Union([Type.Object({ from: number, to: number }), Type.Null()])),
  quietDays: texts,
  leaveAlone: texts,
  exemptKinds: texts,
});

const programmeShape = Type.Object({
  operator: text,
  programmeId: text,
  body: Type.Object({
    title: text,
    journeyArea: Type.Optional(text),
    occasion: Type.Object({
      kind: text,
      interactionKinds: texts,
      waveId: Type.Optional(text),
      opensAt: Type.Optional(text),
      previousWaveId: Type.Optional(text),
      everyMonths: Type.Optional(number),
      startsOn: Type.Optional(text),
    }),
    audience: Type.Optional(
      Type.Object({
        segments: texts,
        regions: texts,
        contractLevels: texts,
        vip: Type.Optional(Type.Boolean()),
      }),
    ),
    sampling: Type.Optional(Type.Object({ kind: text, size: Type.Optional(number) })),
    clocks: Type.Optional(clocks),
    questionnaire: Type.Optional(
      Type.Object({
        indicators: Type.Optional(Type.Array(Type.Object({ indicatorId: text, weight: Type.Optional(number) }))),
      }),
    ),
  }),
});

const personShape = Type.Object({
  contactId: text,
  customerId: text,
  timeZone: text,
  consents: Type.Boolean(),
  segment: text,
  region: text,
  contractLevel: text,
  vip: Type.Boolean(),
  /** When it was first told of; null for somebody who never came. */
  knownFrom: Type.Union([number, Type.Null()]),
  departure: Type.Optional(Type.Object({ at: number, as: text })),
});

const answerShape = Type.Object({
  of: text,
  contactId: text,
  at: number,
  status: number,
  score: number,
  answeredAt: number,
  planted: Type.Object({
    chances: Type.Object({ promoter: number, passive: number, detractor: number }),
    cause: Type.Optional(text),
  }),
  items: Type.Optional(Type.Array(Type.Object({ indicatorId: text, level: number }))),
});

const WORK = ['contact', 'cause', 'action', 'resolve', 'close'] as const;

const reportShape = Type.Object({
  policy: policyShape,
  programmes: Type.Array(programmeShape),
  /** From when on nothing happens any more that would be asked about. */
  silentFrom: number,
  until: number,
  people: Type.Array(personShape),
  /** Infinite bounds come as null. */
  states: Type.Array(
    Type.Object({
      contactId: text,
      state: text,
      from: Type.Union([number, Type.Null()]),
      to: Type.Union([number, Type.Null()]),
    }),
  ),
  talks: Type.Array(Type.Object({ interactionId: text, kind: text, contactId: text, at: number, toldAt: number })),
  trials: Type.Array(
    Type.Object({ of: text, contactId: text, at: number, chance: number, willAnswer: Type.Boolean() }),
  ),
  answers: Type.Array(answerShape),
  optOuts: Type.Array(Type.Object({ contactId: text, scope: text, at: number, status: number })),
  calls: Type.Array(Type.Object({ invitationId: text, contactId: text, at: number, outcome: text })),
  turnedAway: Type.Record(text, number),
  casesClosed: number,
  /** The commands of people on cases that the platform took, in their order. */
  work: Type.Array(
    Type.Object({
      ...{ caseId: text, at: number, by: text, said: text, version: number },
      what: Type.Union(WORK.map((what) => Type.Literal(what))),
    }),
  ),
  causes: Type.Array(Type.Object({ caseId: text, agreed: text, planted: textOrNull, suggested: Type.Array(text) })),
  ticks: Type.Array(number),
  /** The cause that was repaired, and when; from when on everybody is happier or less happy. Null where nothing was planted. */
  repairedCause: textOrNull,
  repairedAt: numberOrNull,
  movedAt: numberOrNull,
});

/** What the operator knows of its surveys: how it set them up, whom it planted, and what people did. */
export type SurveyReport = Static<typeof reportShape>;
export type Policy = SurveyReport['policy'];
export type ProgrammeSetUp = SurveyReport['programmes'][number];
export type GivenAnswer = SurveyReport['answers'][number];
export type Work = SurveyReport['work'][number];
export type Person = SurveyReport['people'][number];

const ajv = new Ajv({ allErrors: true });
const isReport = ajv.compile<SurveyReport>(reportShape);

/** @throws InfrastructureError when it is not the simulator's report of its surveys */
export function parseSurveyReport(value: unknown): SurveyReport {
  if (isReport(value)) return value;
  throw new InfrastructureError(
    `The simulator's report of its surveys cannot be used: ${ajv.errorsText(isReport.errors)}.`,
  );
}
