import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { SET_ASIDE_REASONS, type SetAsideReason } from './set-aside.js';

/** Tells Prometheus what was not even set aside, because too much of its invitation was already. */
@Injectable()
export class ThrownAway {
  private readonly things: Counter;

  constructor(registry: Registry) {
    this.things = new Counter({
      name: 'sidetone_set_aside_thrown_away_total',
      help: 'Answers and replies that neither counted nor were set aside, because as much as is kept of one invitation was there already.',
      labelNames: ['reason'],
      registers: [registry],
    });
    // There from the start: Prometheus sees no increase in a series that begins at 1.
    for (const reason of SET_ASIDE_REASONS) this.things.inc({ reason }, 0);
  }

  count(reason: SetAsideReason): void {
    this.things.inc({ reason });
  }
}
