import type { EventDefinition } from '@sidetone/contracts/events';
import type { JsonObject } from '@sidetone/contracts/validation';
import type { FieldTable } from './field-table.js';
import type { InteractionTable } from './interaction-table.js';

/** What an operator settles about its TM Forum systems. */
export interface OperatorWays {
  /** The operator's IANA zone, in which a date alone ends. */
  readonly timeZone: string;
  /** Words, folded, by which `plannedOutageIndicator` says that an outage is planned. */
  readonly plannedWords: ReadonlySet<string>;
  readonly interactions: InteractionTable;
  /** How old an event may be when it comes. */
  readonly maxAgeDays: number;
}

/** An event of ours as a resource says it, not judged yet. */
export interface Draft {
  readonly definition: EventDefinition;
  /** Set apart where one notification becomes two events. */
  readonly idSuffix?: string;
  /** The field that holds the resource's own id. */
  readonly idField: string;
  readonly data: JsonObject;
  /** Where its fields stand in the resource, so that a refusal can name what its sender knows. */
  readonly fields: FieldTable;
}
