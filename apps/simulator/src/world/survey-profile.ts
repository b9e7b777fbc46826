import { Type, type Static } from '@sinclair/typebox';

const probability = Type.Number({ minimum: 0, maximum: 1 });
const hour = Type.Integer({ minimum: 0, maximum: 23 });
const text = Type.String({ minLength: 1 });
const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const days = closed({ least: Type.Number({ minimum: 0 }), most: Type.Number({ minimum: 0 }) });

/** What makes a programme ask, as far as the operator has to know; the API says what else it lacks. */
const occasion = Type.Object({
  kind: Type.Union([
    Type.Literal('transactional'),
    Type.Literal('relationship'),
    Type.Literal('wave'),
    Type.Literal('verification'),
  ]),
  delayHours: Type.Optional(Type.Number({ minimum: 0 })),
  waveId: Type.Optional(text),
  opensAt: Type.Optional(text),
  closesAt: Type.Optional(text),
  previousWaveId: Type.Optional(text),
});

/** The body of `PUT /v1/programmes/{id}`, which is sent as it stands. */
const programmeBody = Type.Object({
  title: text,
  occasion,
  expiresDays: Type.Optional(Type.Integer({ minimum: 1 })),
  channels: Type.Optional(Type.Array(text)),
  questionnaire: Type.Optional(
    Type.Object({ indicators: Type.Optional(Type.Array(Type.Object({ indicatorId: text }))) }),
  ),
});

const document = (what: string) => Type.Optional(Type.Object({}, { description: `the body of PUT /v1/${what}` }));

/** How cases are worked on, as far as the operator has to know; each document is sent as it stands, in this order. */
const loop = closed({
  calendars: document('calendars'),
  'case-teams': document('case-teams'),
  'routing-rules': document('routing-rules'),
  'service-levels': document('service-levels'),
  action: Type.Optional(
    closed({
      cause: Type.String({ minLength: 1, description: 'the cause that the repair of tickets is against' }),
      title: text,
      owner: text,
      expectedEffect: text,
      whatWasDone: text,
    }),
  ),
});

/**
 * How an operator asks, and how people and machines take it. Policy and programmes are put through the REST API as they stand here;
 * what the API refuses is told with its own words.
 */
export const surveysSchema = closed({
  startsOn: Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    description: 'the day on which surveys begin, at midnight UTC: the dates of programmes are of the same calendar',
  }),
  policy: Type.Object({}, { description: 'the body of PUT /v1/contact-policy' }),
  loop: Type.Optional(loop),
  programmes: Type.Array(
    closed({
      operator: Type.String({ minLength: 1, description: 'whose way of asking it is, for the reader' }),
      programmeId: text,
      body: programmeBody,
      texts: Type.Optional(
        Type.Record(Type.String(), text, { description: 'by language, what its messages say by the gateway' }),
      ),
    }),
    { minItems: 1 },
  ),
  behaviour: closed({
    optsOut: closed({
      perMessage: probability,
      ofAll: Type.Number({ minimum: 0, maximum: 1, description: 'share of those who want no survey by any way' }),
    }),
    reminded: Type.Number({ minimum: 0, maximum: 1, description: 'how much of the usual chance a reminder has' }),
    answersLate: closed({ share: probability, days }),
    gateway: closed({
      unreachable: Type.Number({ minimum: 0, maximum: 1, description: 'share of contacts refused for good' }),
      busy: Type.Number({ minimum: 0, maximum: 1, description: 'share of messages put off at first' }),
      mostTries: Type.Integer({ minimum: 1, description: 'put off so many times at most' }),
    }),
    interviews: closed({
      calledFrom: hour,
      calledTo: hour,
      answers: probability,
      noAnswer: probability,
      callLater: probability,
      refused: probability,
      wrongNumber: probability,
    }),
    cases: closed({
      contactAfterHours: Type.Number({ exclusiveMinimum: 0, description: 'mean, in the hours of the team' }),
      late: Type.Number({ minimum: 0, maximum: 1, description: 'share of cases that are left lying past their time' }),
      noAnswer: Type.Number({ minimum: 0, maximum: 1, description: 'share of calls that nobody takes' }),
      unreachable: Type.Number({ minimum: 0, maximum: 1, description: 'share of customers who take none' }),
      noContact: Type.Number({ minimum: 0, maximum: 1, description: 'share of customers who want no contact' }),
      mendedAfterHours: Type.Number({
        exclusiveMinimum: 0,
        description: 'mean from the contact until something was done, in the hours of the team',
      }),
      forgiven: closed({ patched: probability, mended: probability }),
    }),
  }),
});

export type Surveys = Static<typeof surveysSchema>;
/** The documents by which cases are worked on, in the order in which they lean on one another. */
export const LOOP_DOCUMENTS = ['calendars', 'case-teams', 'routing-rules', 'service-levels'] as const;
export type SurveyProgramme = Surveys['programmes'][number];
