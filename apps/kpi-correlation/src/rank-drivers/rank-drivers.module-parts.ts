import { DriverRunStore } from './driver-run-store.js';
import { RankDriversController } from './rank-drivers.controller.js';
import { RankDrivers } from './rank-drivers.js';

export const rankDriversDoors = [RankDriversController];

export const rankDrivers = [DriverRunStore, RankDrivers];
