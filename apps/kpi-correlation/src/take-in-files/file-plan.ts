import { Inject, Injectable } from '@nestjs/common';
import { countersOf, type KpiRecipe } from '@sidetone/domain/pm';
import type { PlatformSettings } from '@sidetone/platform/config';
import { badRequest, Problem } from '@sidetone/platform/web';
import { SETTINGS } from '../app.settings.js';
import type { FileQuery } from './file-query.js';
import { CDR_COLUMNS, PM_COLUMNS } from './map-columns/columns.js';
import type { FileMapping } from './map-columns/file-mapping.js';
import { MappingStore } from './map-columns/mapping-store.js';
import { recipesOf } from './map-columns/recipes-of.js';
import type { ColumnPlan } from './read-file/file-header.js';
import { clockOf, columnPlan } from './read-settings-of-file.js';
import { CallDoor } from './take-calls/call-door.js';
import { CounterDoor } from './take-counters/counter-door.js';
import type { FileDoor } from './take-rows/file-door.js';
import type { FileKind } from './take-rows/file-store.js';

/** How a file is to be read and taken. */
export interface FilePlan {
  readonly kind: FileKind;
  readonly source: string;
  readonly zone: string;
  readonly mapping: string | null;
  readonly columns: ColumnPlan;
  /** Whatever decides how rows are understood: with another mapping or zone they are other rows. */
  readonly reading: string;
  /** The door for a file with these columns. @throws Problem naming the counters that the mapping wants and the file lacks */
  doorFor(names: readonly string[]): FileDoor;
}

const SECONDS = { s: 1, ms: 0.001, min: 60 } as const;

/** Makes plans of what an upload says of its file. */
@Injectable()
export class FilePlans {
  constructor(
    private readonly mappings: MappingStore,
    private readonly calls: CallDoor,
    private readonly counters: CounterDoor,
    @Inject(SETTINGS) private readonly settings: Pick<PlatformSettings, 'OPERATOR_TIME_ZONE' | 'EVENT_MAX_AGE_DAYS'>,
  ) {}

  /** Call records: local times are those of the operator, unless the upload says otherwise. */
  async forCalls(query: FileQuery): Promise<FilePlan> {
    const mapping = await this.mappingOf(query, 'cdr');
    const { source = '/files/cdr', zone = this.settings.OPERATOR_TIME_ZONE } = query;
    const clock = clockOf(zone, mapping);
    const { EVENT_MAX_AGE_DAYS: maxAgeDays } = this.settings;
    const durationFactor = SECONDS[mapping?.durationUnit ?? 's'];
    return {
      ...planOf('cdr', source, zone, query, mapping),
      columns: columnPlan(CDR_COLUMNS, mapping),
      doorFor: () => this.calls.forFile({ source, clock, durationFactor, maxAgeDays }),
    };
  }

  /** PM counters: local times are UTC, in which network elements count, unless the upload says otherwise. */
  async forCounters(query: FileQuery): Promise<FilePlan> {
    const mapping = await this.mappingOf(query, 'pm');
    const { source = '/files/pm', zone = 'UTC', revision } = query;
    const clock = clockOf(zone, mapping);
    const granularitySec = mapping?.granularitySec;
    const { EVENT_MAX_AGE_DAYS: maxAgeDays } = this.settings;
    const required = PM_COLUMNS.required.filter(
      (column) => column !== 'granularitySec' || granularitySec === undefined,
    );
    const optional = granularitySec === undefined ? PM_COLUMNS.optional : [...PM_COLUMNS.optional, 'granularitySec'];
    const recipes = recipesOf(mapping);
    const scope = mapping?.scope ?? 'cell';
    return {
      ...planOf('pm', source, zone, query, mapping),
      columns: columnPlan({ required, optional }, mapping),
      doorFor: (names) => {
        const possible = recipes.filter((recipe) => missingCounters(recipe, names).length === 0);
        if (mapping?.kpis !== undefined) requireCounters(recipes, names);
        return this.counters.forFile({ source, clock, scope, granularitySec, recipes: possible, revision, maxAgeDays });
      },
    };
  }

  private async mappingOf<K extends FileKind>(
    { mapping: name }: FileQuery,
    kind: K,
  ): Promise<Extract<FileMapping, { kind: K }> | undefined> {
    if (name === undefined) return undefined;
    const stored = await this.mappings.find(name);
    if (stored === undefined) {
      throw new Problem(404, 'Not found', 'There is no mapping of that name; put it to /ingest/mappings/<name> first.');
    }
    if (!isOfKind(stored.mapping, kind)) throw badRequest(`That mapping is for ${stored.mapping.kind} files.`);
    return stored.mapping;
  }
}

function planOf(
  kind: FileKind,
  source: string,
  zone: string,
  { mapping: name, revision }: FileQuery,
  mapping: FileMapping | undefined,
): Pick<FilePlan, 'kind' | 'source' | 'zone' | 'mapping' | 'reading'> {
  return {
    kind,
    source,
    zone,
    mapping: name ?? null,
    reading: JSON.stringify([kind, source, zone, revision, mapping]),
  };
}

function isOfKind<K extends FileKind>(mapping: FileMapping, kind: K): mapping is Extract<FileMapping, { kind: K }> {
  return mapping.kind === kind;
}

function missingCounters(recipe: KpiRecipe, names: readonly string[]): readonly string[] {
  return countersOf(recipe).filter((counter) => counter !== 'granularitySec' && !names.includes(counter));
}

function requireCounters(recipes: readonly KpiRecipe[], names: readonly string[]): void {
  const missing = new Map(
    recipes.flatMap((recipe) => missingCounters(recipe, names).map((name) => [name, recipe.kpi])),
  );
  if (missing.size === 0) return;
  throw badRequest(
    'The file lacks counters that the mapping names, so nothing of it was taken.',
    [...missing].map(([name, kpi]) => ({ field: name, message: `This column is missing, of which ${kpi} is made.` })),
  );
}
