import { Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventDefinition, ReceivedEvent } from '@sidetone/contracts/events';
import { throwError, type Observable } from 'rxjs';

/** The events of one batch that a handler asked for, in the order of the log. */
export interface EventBatch<D> {
  readonly events: readonly ReceivedEvent<D>[];
}

export const SIDETONE_EVENTS = Symbol('sidetone.events');

/** What `OnEvents` leaves for the event server to read. */
export interface SubscriptionExtras {
  readonly definitions: readonly EventDefinition[];
}

/** Hands errors on as they are: Nest would turn an unknown one into "Internal server error", and the runner must tell a database that is away from a poison record. */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Subscribes a handler `(batch: EventBatch<…>, tx: Transaction) => Promise<Outcome[]>` to events of one topic.
 * It gets whole batches and answers one outcome per event, in the same order; all it writes goes through `tx`.
 */
export function OnEvents(...definitions: readonly [EventDefinition, ...EventDefinition[]]): MethodDecorator {
  const [{ topic }] = definitions;
  if (definitions.some((definition) => definition.topic !== topic)) {
    throw new TypeError(
      `One handler takes events of one topic, because only there they have an order: ${definitions.map((d) => d.type).join(', ')}.`,
    );
  }
  return (target, method, descriptor) => {
    const pattern = `${topic} → ${target.constructor.name}.${String(method)}`;
    const extras: SubscriptionExtras = { definitions };
    EventPattern<string>(pattern, SIDETONE_EVENTS, extras)(target, method, descriptor);
    UseFilters(PassErrorsOn)(target, method, descriptor);
    // Nest hands on the first argument alone unless a handler says what its parameters are.
    Payload()(target, method, 0);
    Ctx()(target, method, 1);
  };
}
