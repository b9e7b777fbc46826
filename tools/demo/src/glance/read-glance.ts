import { asSent } from '@sidetone/platform/insight';
import type { SurveyKind } from '@sidetone/contracts/events';
import { DAY_MS } from '@sidetone/domain/time';
import { openInsight, type InsightReader } from './insight-reader.js';
import { questions } from './questions.js';
import { shapes, type Asked, type Row } from './rows.js';
import { DAYS_OF_CASES, DAYS_OF_SCORES, type Found, type Glance, type Planted } from './seen.js';
import { whatIsTheMatter } from './what-is-the-matter.js';

export interface GlanceSettings {
  /** Of the reading role; without one there is nothing to read. */
  readonly databaseUrl?: string | undefined;
  readonly timeZone: string;
  /** What a simulator has planted, as soon as it has told. */
  readonly planted?: () => Promise<Planted | undefined>;
  readonly now?: () => number;
  /** Hears why nothing could be read. */
  readonly onTrouble?: (error: unknown) => undefined;
}

export interface GlanceReader {
  /** The loop as it is, or as it was some seconds ago. Never rejects. */
  read(kind: SurveyKind): Promise<Glance>;
  /** The loop as it is now. Never rejects. */
  readAnew(kind: SurveyKind): Promise<Glance>;
  stop(): Promise<void>;
}

/** Whoever opens the page again and again asks the database no more often than this. */
const KEPT_MS = 10_000;

export function readGlances(settings: GlanceSettings): GlanceReader {
  const { databaseUrl, timeZone, planted = nothingPlanted, now = Date.now, onTrouble = () => undefined } = settings;
  if (databaseUrl === undefined) return nothingToRead;
  const insight = openInsight(databaseUrl, timeZone);
  const kept = new Map<SurveyKind, { readonly until: number; readonly glance: Promise<Glance> }>();
  const look = async (kind: SurveyKind, at: number): Promise<Glance> => {
    try {
      const found = await ask(insight, kind, at);
      // A report that cannot be read takes nothing from what was found.
      const truth = await planted().catch(onTrouble);
      return { state: 'seen', seen: { kind, at: new Date(at).toISOString(), found, planted: truth } };
    } catch (error) {
      onTrouble(error);
      return { state: 'away', words: whatIsTheMatter(error) };
    }
  };
  return {
    read(kind) {
      const at = now();
      const known = kept.get(kind);
      if (known && at < known.until) return known.glance;
      const glance = look(kind, at);
      kept.set(kind, { until: at + KEPT_MS, glance });
      return glance;
    },
    readAnew: (kind) => look(kind, now()),
    stop: () => insight.stop(),
  };
}

const nothingToRead: GlanceReader = {
  read: () => Promise.resolve({ state: 'notSetUp' }),
  readAnew: () => Promise.resolve({ state: 'notSetUp' }),
  stop: () => Promise.resolve(),
};

const nothingPlanted = (): Promise<undefined> => Promise.resolve(undefined);

async function ask(insight: InsightReader, kind: SurveyKind, at: number): Promise<Found> {
  const to = new Date(at).toISOString();
  const answer = async <Q extends Asked>(asked: Q): Promise<readonly Row<Q>[]> => {
    const days = asked === 'casesByDay' ? DAYS_OF_CASES : DAYS_OF_SCORES;
    const from = new Date(at - days * DAY_MS).toISOString();
    const sql = asSent(questions[asked].sql, { from, to, variables: { kind, area: 'overall' } });
    return (await insight.rows(sql, shapes[asked])) as readonly Row<Q>[];
  };
  const [scores, drivers, cases] = await Promise.all([
    Promise.all([answer('scoreNow'), answer('scoreByWeek'), answer('responseRate'), answer('responseRateByWeek')]),
    Promise.all([answer('verdictOfDrivers'), answer('drivers')]),
    Promise.all([answer('casesNow'), answer('pastDueByTeam'), answer('casesByDay')]),
  ]);
  return {
    scoreNow: scores[0],
    scoreByWeek: scores[1],
    responseRate: scores[2],
    responseRateByWeek: scores[3],
    verdictOfDrivers: drivers[0],
    drivers: drivers[1],
    casesNow: cases[0],
    pastDueByTeam: cases[1],
    casesByDay: cases[2],
  };
}
