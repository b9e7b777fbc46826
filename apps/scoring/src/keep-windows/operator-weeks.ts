import { Inject, Injectable } from '@nestjs/common';
import { weekOf, type Instant, type Week } from '@sidetone/domain/time';
import { SETTINGS, type Settings } from '../app.settings.js';

/** Calendar weeks of the operator's zone. Remembers them, because answers of one batch fall into few weeks and a zone's rules are slow to ask. */
@Injectable()
export class OperatorWeeks {
  private readonly known: Week[] = [];

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>) {}

  /** The week that holds the instant. */
  at(instant: Instant): Week {
    const known = this.known.find(({ start, end }) => start <= instant && instant < end);
    if (known) return known;
    const week = weekOf(instant, this.settings.OPERATOR_TIME_ZONE);
    this.known.unshift(week);
    return week;
  }
}
