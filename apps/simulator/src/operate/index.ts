export type { AnswerSummary } from './answer-desk.js';
export type { EventProducer, OutgoingRecord } from './event-producer.js';
export { runSimulation, type LiveSettings } from './run-simulation.js';
export type { FateCounts, LedgerEntry, LedgerSummary } from './simulation-ledger.js';
export { Simulation, type SimulationProgress, type SimulationReport, type SimulationSettings } from './simulation.js';
export type { ServiceAddress } from './wait-until-settled.js';
