import { EntityStore } from './entity-store.js';
import { EventKeys } from './event-keys.js';
import { EventStore } from './event-store.js';
import { EventWriter } from './event-writer.js';
import { FactReaches } from './fact-reaches.js';
import { StoreAlarms } from './store-alarms.handler.js';
import { StoreBills } from './store-bills.handler.js';
import { StoreCallFailures } from './store-call-failures.handler.js';
import { StoreCoverage } from './store-coverage.handler.js';
import { StoreDataSessions } from './store-data-sessions.handler.js';
import { StoreDisputes } from './store-disputes.handler.js';
import { StoreInteractions } from './store-interactions.handler.js';
import { StoreMeasurements } from './store-measurements.handler.js';
import { StoreOrders } from './store-orders.handler.js';
import { StoreProblems } from './store-problems.handler.js';
import { StoreTickets } from './store-tickets.handler.js';

export const storeEventsDoors = [
  StoreCallFailures,
  StoreDataSessions,
  StoreCoverage,
  StoreAlarms,
  StoreProblems,
  StoreTickets,
  StoreOrders,
  StoreBills,
  StoreDisputes,
  StoreInteractions,
  StoreMeasurements,
];

export const storeEvents = [EventKeys, EventWriter, EntityStore, FactReaches, EventStore];
