import { Type, type Static } from '@sinclair/typebox';
import { effectSchema } from './effect.js';
import { surveysSchema } from './survey-profile.js';

const share = Type.Number({ exclusiveMinimum: 0 });
const probability = Type.Number({ minimum: 0, maximum: 1 });
const rate = Type.Number({ minimum: 0, description: 'expected number in 28 days' });
const positive = Type.Number({ exclusiveMinimum: 0 });
const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const oneOf = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Array(closed({ name: Type.String(), share, ...properties }), { minItems: 1 });
const spell = closed({ per28Days: rate, medianMinutes: positive, sigma: positive });

/**
 * Everything that makes one world differ from another. Baselines and betas are in logits of the score, times in the unit named.
 * Without the optional parts nobody's life changes, each line has one cell, no cell goes out, none is repaired, everybody pays
 * in time, and the platform asks as it was shipped.
 */
export const profileSchema = closed({
  name: Type.String({ minLength: 1 }),
  about: Type.String(),
  pace: closed({
    tickHours: positive,
    liveTickSeconds: positive,
    firstTickHour: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 23, description: 'UTC hour of the first tick after surveys begin' }),
    ),
  }),
  people: closed({
    segments: Type.Array(
      closed({
        name: Type.Union([Type.Literal('consumer'), Type.Literal('business'), Type.Literal('enterprise')]),
        share,
        baseline: Type.Number(),
        lines: closed({ least: Type.Integer({ minimum: 1 }), most: Type.Integer({ minimum: 1 }) }),
        contacts: closed({ least: Type.Integer({ minimum: 1 }), most: Type.Integer({ minimum: 1 }) }),
        customers: Type.Optional(
          Type.Integer({
            minimum: 1,
            description: 'exactly so many, the first of the world; the share draws nobody then',
          }),
        ),
      }),
      { minItems: 1 },
    ),
    regions: oneOf({
      baseline: Type.Number(),
      middle: Type.Optional(
        closed({
          longitude: Type.Number({ minimum: -180, maximum: 180 }),
          latitude: Type.Number({ minimum: -90, maximum: 90 }),
          spreadKm: positive,
        }),
      ),
    }),
    contractLevels: oneOf({ baseline: Type.Number() }),
    languages: oneOf({ answering: positive }),
    channels: oneOf({ answering: positive, medianDelayHours: positive }),
    tenure: closed({ medianYears: positive, sigma: positive, baselinePerDoubling: Type.Number() }),
    surveyConsent: probability,
    vip: Type.Optional(probability),
    staff: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'share of contacts who work for us' })),
    timeZones: Type.Optional(oneOf({})),
    departures: Type.Optional(closed({ left: rate, deceased: rate })),
    accountLevelConsumers: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'share of consumers who speak for an account with all its lines; companies always do',
      }),
    ),
    changes: Type.Optional(
      closed({
        simSwap: rate,
        handover: rate,
        portedNumber: Type.Number({ minimum: 0, description: 'expected number in 28 days, for lines of an account' }),
        movedHouse: rate,
        changedHabits: rate,
      }),
    ),
  }),
  network: closed({
    customersPerCell: positive,
    radioShape: positive,
    voiceShape: positive,
    dataShape: positive,
    frailtyShape: positive,
    workCell: Type.Optional(closed({ share: probability, homeWeight: share, workWeight: share })),
  }),
  rhythm: closed({
    hourly: Type.Array(positive, { minItems: 24, maxItems: 24, description: 'relative load of each hour, UTC' }),
    daily: Type.Array(positive, { minItems: 7, maxItems: 7, description: 'relative load from Monday to Sunday' }),
  }),
  faults: closed({
    voiceDrop: rate,
    voiceSetupFailure: rate,
    dataFailure: rate,
    dataSlow: spell,
    dataThrottled: spell,
  }),
  tickets: closed({
    per28Days: rate,
    perFault: probability,
    medianOpenHours: positive,
    sigma: positive,
    promisedHours: positive,
    repaired: Type.Optional(
      closed({
        at: Type.Number({
          exclusiveMinimum: 0,
          exclusiveMaximum: 1,
          description: 'share of the survey days before it',
        }),
        medianOpenHours: positive,
      }),
    ),
  }),
  orders: closed({
    per28Days: rate,
    leadDays: closed({ least: positive, most: positive }),
    lateShare: probability,
    meanLateDays: positive,
    mostLateDays: positive,
  }),
  interactions: closed({
    support: rate,
    billing: rate,
    sale: rate,
    technicianVisit: Type.Optional(rate),
    afterTicket: probability,
    afterOrder: probability,
    afterDelivery: probability,
  }),
  troubles: Type.Optional(
    closed({
      bills: closed({ per28Days: rate, paidLate: probability, medianDaysLate: positive, sigma: positive }),
      disputes: closed({ per28Days: rate, medianOpenDays: positive, sigma: positive }),
    }),
  ),
  outages: Type.Optional(
    closed({
      burstsPer28Days: rate,
      furtherAlarms: Type.Number({ minimum: 0, description: 'expected number of alarms of a burst after its first' }),
      medianMinutes: positive,
      sigma: positive,
      planned: probability,
      harmless: probability,
      problem: probability,
      toldLate: probability,
    }),
  ),
  repair: Type.Optional(
    closed({
      at: Type.Number({ exclusiveMinimum: 0, maximum: 0.5, description: 'share of the survey days before it' }),
      cells: Type.Number({
        exclusiveMinimum: 0,
        maximum: 0.5,
        description: 'share of all cells; every second of the worst is repaired',
      }),
      remaining: Type.Number({ minimum: 0, maximum: 1, description: 'share of the network faults that stay' }),
    }),
  ),
  effects: Type.Array(effectSchema),
  score: closed({
    cuts: Type.Array(Type.Number(), {
      minItems: 10,
      maxItems: 10,
      description: 'a satisfaction above n of them scores n',
    }),
    temperCorrelation: probability,
    moved: Type.Optional(
      closed({
        at: Type.Number({
          exclusiveMinimum: 0,
          exclusiveMaximum: 1,
          description: 'share of the survey days before it',
        }),
        logits: Type.Number({ description: 'by which everybody is happier from then on' }),
      }),
    ),
  }),
  answering: closed({
    base: probability,
    fatigue: probability,
    delaySigma: positive,
    mostDelayHours: positive,
    answerBias: Type.Number({ minimum: 0, description: '0 = the chance to answer does not depend on the score' }),
    truthfulReason: probability,
    comments: probability,
    commentsWithPhoneNumber: probability,
    opensPage: probability,
    answersTwice: probability,
  }),
  disorder: closed({
    duplicate: probability,
    late: probability,
    latenessHours: closed({ least: positive, tail: positive, most: positive }),
    malformed: probability,
    lateInteractions: Type.Optional(probability),
  }),
  surveys: Type.Optional(surveysSchema),
});

export type Profile = Static<typeof profileSchema>;
