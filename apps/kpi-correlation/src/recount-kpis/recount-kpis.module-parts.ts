import { AnswersToRecompute } from './answers-to-recompute.js';
import { EventRecounter } from './event-recounter.js';
import { RecountKpis } from './recount-kpis.js';
import { RecountStore } from './recount-store.js';

export const recountKpis = [RecountStore, EventRecounter, AnswersToRecompute, RecountKpis];
