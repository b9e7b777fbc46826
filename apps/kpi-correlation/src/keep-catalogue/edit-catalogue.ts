import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@sidetone/contracts/identity';
import { countsDifferently, readKpiDefinition, SHIPPED_KPIS, type KpiDefinition } from '@sidetone/domain/kpi';
import { toIso } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, mayEdit, Problem } from '@sidetone/platform/web';
import { shippedEntry, type CatalogueEntry } from './catalogue-entry.js';
import { DefinitionStore } from './definition-store.js';
import { KpiCatalogue } from './kpi-catalogue.js';

/** Who edits what, and why. */
export interface Edit {
  readonly kpi: string;
  readonly ifMatch: string | undefined;
  /** The name of the API key. */
  readonly by: string;
  readonly note: string | null;
}

export interface Edited {
  readonly kind: 'created' | 'changed' | 'unchanged';
  readonly entry: CatalogueEntry;
}

/** Edits of the catalogue: each a new version; one that counts otherwise asks for its history to be counted anew. */
@Injectable()
export class EditCatalogue {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionStore,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
  ) {}

  /**
   * Creates a KPI, changes it, or brings a retired one back.
   * @throws Problem 400 with everything that is wrong, 412, 428
   */
  put(edit: Edit, written: unknown): Promise<Edited> {
    const read = readKpiDefinition(edit.kpi, written);
    if (read.kind === 'unusable') throw badRequest(`${read.problems.length} thing(s) need mending.`, read.problems);
    return this.edit(edit, read.definition, false);
  }

  /**
   * Takes a KPI out of force; its versions stay readable.
   * @throws Problem 404, 412, 428
   */
  retire(edit: Edit): Promise<Edited> {
    return this.edit(edit, undefined, true);
  }

  private async edit(edit: Edit, written: KpiDefinition | undefined, retired: boolean): Promise<Edited> {
    const edited = await this.database.transaction(async (tx): Promise<Edited> => {
      await this.definitions.waitForTurn(tx);
      const before = await this.latest(tx, edit.kpi);
      const definition = written ?? before?.definition;
      if (!definition) throw unknownKpi(edit.kpi);
      mayEdit(edit.ifMatch, before?.version);
      if (before?.retired === retired && canonicalJson(before.definition) === canonicalJson(definition))
        return { kind: 'unchanged', entry: before };
      const entry: CatalogueEntry = {
        version: (await this.definitions.version(tx)) + 1,
        retired,
        definition,
        changedAt: toIso(this.clock.now()),
        changedBy: edit.by,
        note: edit.note,
      };
      await this.definitions.add(tx, entry);
      if (countsDifferently(counting(before), counting(entry))) await this.definitions.askRecount(tx, entry);
      return { kind: before ? 'changed' : 'created', entry };
    });
    this.catalogue.forget();
    return edited;
  }

  private async latest(tx: Transaction, kpi: string): Promise<CatalogueEntry | undefined> {
    const [changed] = await this.definitions.history(kpi, tx);
    const shipped = SHIPPED_KPIS.find((definition) => definition.kpi === kpi);
    return changed ?? (shipped && shippedEntry(shipped));
  }
}

const counting = (entry: CatalogueEntry | undefined): KpiDefinition | undefined =>
  entry?.retired ? undefined : entry?.definition;

export function unknownKpi(kpi: string): Problem {
  return new Problem(
    404,
    'Not found',
    `There is no KPI ${kpi}: GET /v1/kpis lists them, PUT /v1/kpis/${kpi} makes it.`,
  );
}
