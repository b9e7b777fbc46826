import { ClearRuns } from './clear-runs.js';
import { DriverGauges } from './driver-gauges.js';
import { DriverRunReader } from './driver-run-reader.js';
import { DriverRunStore } from './driver-run-store.js';
import { DriversController } from './drivers.controller.js';
import { ImpactController } from './impact.controller.js';
import { RankDrivers } from './rank-drivers.js';
import { RunsController } from './runs.controller.js';

export const rankDriversDoors = [RunsController, DriversController, ImpactController];

export const rankDrivers = [DriverRunStore, DriverRunReader, RankDrivers, ClearRuns, DriverGauges];
