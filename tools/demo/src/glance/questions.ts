import {
  casesByDay,
  casesNow,
  drivers,
  OF_AREA,
  pastDueByTeam,
  responseRate,
  responseRateByWeek,
  scoreByWeek,
  scoreNow,
  verdictOfDrivers,
  type Question,
} from '@sidetone/platform/insight';
import type { Asked } from './rows.js';

/** What the page asks: the very questions of the dashboards. */
export const questions: Readonly<Record<Asked, Question>> = {
  scoreNow: scoreNow(OF_AREA),
  scoreByWeek: scoreByWeek(OF_AREA),
  responseRate: responseRate(OF_AREA),
  responseRateByWeek: responseRateByWeek(OF_AREA),
  verdictOfDrivers,
  drivers: drivers('true'),
  casesNow,
  pastDueByTeam,
  casesByDay,
};
