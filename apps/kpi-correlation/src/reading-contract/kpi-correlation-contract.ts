import type { ReadingContract } from '@sidetone/platform/database';
import { doseResponseView } from './dose-response-view.js';
import { driverLagView, driverLeftOutView, driverView } from './driver-view.js';
import { eventNewestView } from './event-newest-view.js';
import { impactViews } from './impact-views.js';
import { kpiView } from './kpi-view.js';
import { outageView } from './outage-view.js';
import { placeView } from './place-view.js';
import { regionView } from './region-view.js';
import { repairView } from './repair-view.js';
import { runStateView, runView } from './run-view.js';

/** What readers may rely on of KPIs, driver runs, impact, repairs and outages. */
export function kpiCorrelationContract(): ReadingContract {
  return {
    version: 1,
    functions: [],
    views: [
      kpiView,
      runView,
      runStateView,
      driverView,
      driverLagView,
      driverLeftOutView,
      doseResponseView,
      ...impactViews,
      repairView,
      placeView,
      regionView,
      eventNewestView,
      outageView,
    ],
  };
}
