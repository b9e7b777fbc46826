import { EventIntake } from './event-intake.js';
import { ForgetIdempotencyKeys } from './forget-idempotency-keys.js';
import { IdempotencyStore } from './idempotency-store.js';
import { TakeInEvents } from './take-in-events.controller.js';
import { TakeOnce } from './take-once.js';

export const takeInEventsDoors = [TakeInEvents];

export const takeInEvents = [EventIntake, IdempotencyStore, TakeOnce, ForgetIdempotencyKeys];
