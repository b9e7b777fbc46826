import { Type, type Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { InfrastructureError } from '@sidetone/infrastructure/failure';

const progressShape = Type.Object({
  stage: Type.Union([Type.Literal('history'), Type.Literal('surveys'), Type.Literal('live')]),
  now: Type.Number(),
  done: Type.Number(),
  sent: Type.Number(),
  answered: Type.Number(),
});
const lineShape = Type.Union([progressShape, Type.Object({ stage: Type.Literal('done') })]);

const fates = { sent: Type.Number(), stored: Type.Number(), dropped: Type.Number(), deadLettered: Type.Number() };
const exposureShape = Type.Object({
  messageId: Type.String(),
  answeredAt: Type.Number(),
  settled: Type.Boolean(),
  kpis: Type.Record(Type.String(), Type.Number()),
});
const reportShape = Type.Object({
  truth: Type.Object({
    respondents: Type.Number(),
    nps: Type.Object({ expected: Type.Number(), drawn: Type.Number() }),
    effects: Type.Array(
      Type.Object({
        kpi: Type.String(),
        role: Type.Union([Type.Literal('effect'), Type.Literal('none'), Type.Literal('decoy')]),
        pointsLost: Type.Number(),
      }),
    ),
    repair: Type.Optional(
      Type.Object({
        cellIds: Type.Array(Type.String()),
        at: Type.Number(),
        days: Type.Number(),
        settleDays: Type.Number(),
        answers: Type.Number(),
        effect: Type.Number(),
      }),
    ),
    cells: Type.Array(Type.Object({ cellId: Type.String(), people: Type.Number(), points: Type.Number() })),
  }),
  ledger: Type.Object({ ...fates, byTopic: Type.Record(Type.String(), Type.Object(fates)) }),
  answers: Type.Object({
    messages: Type.Number(),
    posted: Type.Number(),
    accepted: Type.Number(),
    /** The link of a message that nobody will answer, for whoever wants to see the page. */
    openLink: Type.Optional(Type.String()),
  }),
  exposures: Type.Array(exposureShape),
  /** Where the profile has surveys of its own; read by whoever asks about them. */
  surveys: Type.Optional(Type.Unknown()),
  historyFrom: Type.Number(),
  surveysFrom: Type.Number(),
  now: Type.Number(),
});

/** A line in which the simulator tells how far it is. */
export type SimulatorLine = Static<typeof lineShape>;
export type SimulatorProgress = Static<typeof progressShape>;
/** What the simulator knows at the end of the history: the planted truth, and all it sent. */
export type SimulatorReport = Static<typeof reportShape>;
/** What was planted on one answer. */
export type PlantedExposure = Static<typeof exposureShape>;
export type FateCounts = SimulatorReport['ledger']['byTopic'][string];

const ajv = new Ajv();
const isLine = ajv.compile<SimulatorLine>(lineShape);
const isReport = ajv.compile<SimulatorReport>(reportShape);

/** A progress line, or undefined for anything else that was printed. */
export function parseLine(text: string): SimulatorLine | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @throws InfrastructureError when it is not the simulator's report */
export function parseReport(text: string): SimulatorReport {
  const value: unknown = JSON.parse(text);
  if (isReport(value)) return value;
  throw new InfrastructureError(`The simulator's report cannot be used: ${ajv.errorsText(isReport.errors)}.`);
}
