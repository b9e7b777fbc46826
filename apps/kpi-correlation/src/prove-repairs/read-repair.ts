import { normaliseId } from '@sidetone/contracts/fields';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { FieldError } from '@sidetone/platform/web';
import type { RegisteredRepair } from './registered-repair.js';
import type { RepairBody } from './repair-body.js';

/** What a repair is, whoever registers it and when. */
export type ToldRepair = Omit<RegisteredRepair, 'registeredAt' | 'registeredBy'>;

/** What is known of things by name. */
export interface Known {
  readonly unknownTargets: ReadonlySet<string>;
  readonly hasKpi: (kpi: string) => boolean;
  readonly now: Instant;
}

const EARLIEST = Date.UTC(2000, 0, 1);

/** The targets of a body by rule R6, each once, in order. */
export function targetsOf({ targets }: Pick<RepairBody, 'targets'>): string[] {
  return [...new Set(targets.map((target) => tidy(target) ?? target))].sort();
}

/** A repair as it is kept, or everything that is wrong with it and how to mend it. `id` is used where the body has none. */
export function readRepair(
  body: RepairBody,
  newId: string,
  known: Known,
):
  | { readonly kind: 'read'; readonly repair: ToldRepair }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] } {
  const at = Date.parse(body.at);
  const targets = targetsOf(body);
  const id = body.id === undefined ? newId : tidy(body.id);
  const kpi = body.kpi ?? null;
  const errors = [
    ...(id === undefined ? [{ field: 'id', message: 'id must hold more than blanks.' }] : []),
    ...timeErrors(at, known.now),
    ...targets
      .filter((target) => known.unknownTargets.has(target))
      .map((target) => ({ field: 'targets', message: unknownTarget(body.kind, target) })),
    ...(body.kind === 'process' && JOURNEY_AREAS.every((area) => targets.includes(area))
      ? [{ field: 'targets', message: 'Not all journey areas can be repaired at once: none is left to compare with.' }]
      : []),
    ...(kpi !== null && !known.hasKpi(kpi)
      ? [
          {
            field: 'kpi',
            message: `There is no KPI ${kpi} in force: GET /v1/kpis lists them. Leave it out if none fits.`,
          },
        ]
      : []),
  ];
  if (id === undefined || errors.length > 0) return { kind: 'refused', errors };
  const { name, kind, team } = body;
  return { kind: 'read', repair: { id, name: name.trim(), kind, targets, at: toIso(at), team: team.trim(), kpi } };
}

function timeErrors(at: Instant, now: Instant): FieldError[] {
  if (Number.isNaN(at))
    return [{ field: 'at', message: 'at must be an instant with an offset, such as 2026-11-01T06:00:00+02:00.' }];
  if (at > now)
    return [
      { field: 'at', message: `at lies in the future (it is now ${toIso(now)}): register the repair once it is done.` },
    ];
  return at < EARLIEST ? [{ field: 'at', message: 'at must not lie before the year 2000.' }] : [];
}

function unknownTarget(kind: RepairBody['kind'], target: string): string {
  switch (kind) {
    case 'resource':
      return `No link of topology names a resource ${target}: check the id, or send its links on master.topology.v1 first.`;
    case 'region':
      return `No customer lives in a region ${target}: check the name, which must be as master.customer.v1 tells it.`;
    case 'process':
      return `There is no journey area ${target}: they are ${JOURNEY_AREAS.join(', ')}.`;
  }
}

function tidy(id: string): string | undefined {
  const read = normaliseId(id);
  return typeof read === 'string' ? read : undefined;
}
