import { Type, type Static } from '@sinclair/typebox';

const orNull = Type.Union([Type.Number(), Type.Null()]);
const moment = Type.String({ description: 'ISO 8601' });

/** What each question answers, column by column: the names are those that a dashboard shows. */
export const shapes = {
  scoreNow: Type.Object({ Score: orNull, from: orNull, to: orNull, 'rests on': Type.String() }),
  scoreByWeek: Type.Object({ time: moment, Score: orNull, Low: orNull, High: orNull }),
  responseRate: Type.Object({ Rate: orNull, from: orNull, to: orNull, asked: Type.Number() }),
  responseRateByWeek: Type.Object({ time: moment, Rate: orNull, Low: orNull, High: orNull }),
  verdictOfDrivers: Type.Object({ Verdict: Type.String(), answers: Type.Number(), 'as known at': Type.String() }),
  drivers: Type.Object({
    KPI: Type.String(),
    Team: Type.Union([Type.String(), Type.Null()]),
    'Points lost': Type.Number(),
    from: Type.Number(),
    to: Type.Number(),
    Finding: Type.Union([Type.Literal('associated'), Type.Literal('no evidence'), Type.Literal('no usable signal')]),
  }),
  casesNow: Type.Object({
    Live: Type.Number(),
    'First contact past due': Type.Number(),
    'Resolution past due': Type.Number(),
  }),
  pastDueByTeam: Type.Object({
    Team: Type.String(),
    'First contact past due': Type.Number(),
    'Resolution past due': Type.Number(),
  }),
  casesByDay: Type.Object({
    time: moment,
    Opened: Type.Number(),
    Contacted: Type.Number(),
    Closed: Type.Number(),
  }),
} as const;

export type Asked = keyof typeof shapes;
export type Row<Q extends Asked> = Static<(typeof shapes)[Q]>;
