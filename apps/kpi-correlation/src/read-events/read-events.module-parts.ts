import { EventReader } from './event-reader.js';
import { ExperienceReader } from './experience-reader.js';
import { KpiSeries } from './kpi-series.js';
import { KpiTotals } from './kpi-totals.js';
import { ReadKpis } from './read-kpis.controller.js';
import { ReadSubscriptions } from './read-subscriptions.controller.js';
import { ReadTeams } from './read-teams.controller.js';
import { ReadUnlinked } from './read-unlinked.controller.js';
import { ReadUnused } from './read-unused.controller.js';
import { UnlinkedEventsReader } from './unlinked-events.js';
import { UnusedEventsReader } from './unused-events.js';

export const readEventsDoors = [ReadKpis, ReadSubscriptions, ReadTeams, ReadUnlinked, ReadUnused];

export const readEvents = [
  EventReader,
  ExperienceReader,
  KpiTotals,
  KpiSeries,
  UnlinkedEventsReader,
  UnusedEventsReader,
];
