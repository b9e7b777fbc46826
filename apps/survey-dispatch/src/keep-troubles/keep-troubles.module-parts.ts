import { KeepLinks } from './keep-links.handler.js';
import { KeepTroubles } from './keep-troubles.handler.js';
import { LinkStore } from './link-store.js';
import { TakeTellings } from './take-tellings.js';
import { TroubleStore } from './trouble-store.js';

export const keepTroubles = [TroubleStore, LinkStore, TakeTellings];

/** What keeps troubles up to date. */
export const keepTroublesDoors = [KeepTroubles, KeepLinks];
