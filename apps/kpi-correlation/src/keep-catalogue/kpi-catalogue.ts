import { Injectable } from '@nestjs/common';
import { compileCatalogue, SHIPPED_KPIS, type CompiledCatalogue } from '@sidetone/domain/kpi';
import { SECOND_MS } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { shippedEntry, type CatalogueEntry } from './catalogue-entry.js';
import { DefinitionStore } from './definition-store.js';

/** The KPIs in force, ready to be asked, and which version of the catalogue they are. */
export interface CatalogueInForce extends CompiledCatalogue {
  readonly version: number;
  /** With their versions, retired ones included, in alphabetical order. */
  readonly entries: readonly CatalogueEntry[];
}

const TRUSTED_FOR_MS = SECOND_MS;

/** What is in force: what ships, overridden by what the operator made of it. */
@Injectable()
export class KpiCatalogue {
  private known: CatalogueInForce | undefined;
  private checkedAt = -Infinity;
  private checking: Promise<CatalogueInForce> | undefined;
  private forgotten = 0;

  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionStore,
  ) {}

  /**
   * The catalogue in force, at most a second old; an edit by this process is seen at once. Whoever is in a transaction gives it, so as not to
   * wait for another connection while holding one.
   */
  current(tx: Pick<Transaction, 'query'> = this.database): Promise<CatalogueInForce> {
    if (this.known && performance.now() - this.checkedAt < TRUSTED_FOR_MS) return Promise.resolve(this.known);
    if (this.checking) return this.checking;
    const checking = this.check(tx).finally(() => {
      if (this.checking === checking) this.checking = undefined;
    });
    this.checking = checking;
    return checking;
  }

  /** Trusts nothing that was read before now. */
  forget(): void {
    this.checkedAt = -Infinity;
    this.checking = undefined;
    this.forgotten += 1;
  }

  private async check(reader: Pick<Transaction, 'query'>): Promise<CatalogueInForce> {
    const startedAt = performance.now();
    const { known: before, forgotten } = this;
    const version = await this.definitions.version(reader);
    const found = before?.version === version ? before : inForce(version, await this.definitions.latest(reader));
    // Somebody edited meanwhile: what was read may be older than that.
    if (this.forgotten === forgotten) {
      this.known = found;
      this.checkedAt = startedAt;
    }
    return found;
  }
}

function inForce(version: number, changed: readonly CatalogueEntry[]): CatalogueInForce {
  const byName = new Map(SHIPPED_KPIS.map((definition) => [definition.kpi, shippedEntry(definition)]));
  for (const entry of changed) byName.set(entry.definition.kpi, entry);
  const entries = [...byName.values()].sort((a, b) => (a.definition.kpi < b.definition.kpi ? -1 : 1));
  const definitions = entries.filter(({ retired }) => !retired).map(({ definition }) => definition);
  const retired = entries.filter((entry) => entry.retired).map(({ definition }) => definition.kpi);
  return { ...compileCatalogue(definitions, retired), version, entries };
}
