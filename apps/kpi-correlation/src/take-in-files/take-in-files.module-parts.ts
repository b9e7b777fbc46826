import { FileIntake } from './file-intake.js';
import { FilePlans } from './file-plan.js';
import { FilesController } from './files.controller.js';
import { NumberIntake } from './link-numbers/number-intake.js';
import { NumberLinker } from './link-numbers/number-linker.js';
import { NumberStore } from './link-numbers/number-store.js';
import { NumbersController } from './link-numbers/numbers.controller.js';
import { MappingStore } from './map-columns/mapping-store.js';
import { MappingsController } from './map-columns/mappings.controller.js';
import { CallDoor } from './take-calls/call-door.js';
import { CallPartStore } from './take-calls/call-part-store.js';
import { GiveUpCalls } from './take-calls/give-up-calls.js';
import { NumberHasher } from './take-calls/number-hasher.js';
import { ParkedCallStore } from './take-calls/parked-call-store.js';
import { CounterDoor } from './take-counters/counter-door.js';
import { FileStore } from './take-rows/file-store.js';
import { FileTaker } from './take-rows/file-taker.js';
import { OutboxPace } from './take-rows/outbox-pace.js';
import { TakenRecords } from './take-rows/taken-records.js';
import { UploadGate } from './upload-gate.js';

export const takeInFilesDoors = [MappingsController, NumbersController, FilesController];

export const takeInFiles = [
  FileIntake,
  FilePlans,
  UploadGate,
  FileStore,
  FileTaker,
  OutboxPace,
  TakenRecords,
  MappingStore,
  NumberHasher,
  NumberStore,
  NumberLinker,
  NumberIntake,
  CallDoor,
  CallPartStore,
  ParkedCallStore,
  GiveUpCalls,
  CounterDoor,
];
