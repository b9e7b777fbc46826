import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@sidetone/contracts/identity';
import { toIso } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { KnownTargets } from './known-targets.js';
import { readRepair, targetsOf, type ToldRepair } from './read-repair.js';
import type { RegisteredRepair } from './registered-repair.js';
import type { RepairBody } from './repair-body.js';
import { RepairStore } from './repair-store.js';

/** Takes repairs in, each once. */
@Injectable()
export class RegisterRepairs {
  constructor(
    private readonly repairs: RepairStore,
    private readonly targets: KnownTargets,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers a repair; the same again under its id changes nothing.
   * @throws Problem 400 with everything that is wrong; 409 where the id is another repair's
   */
  async register(
    body: RepairBody,
    by: string,
  ): Promise<{ readonly added: boolean; readonly repair: RegisteredRepair }> {
    const now = this.clock.now();
    const [catalogue, unknownTargets] = await Promise.all([
      this.catalogue.current(),
      this.targets.unknownOf(body.kind, targetsOf(body)),
    ]);
    const hasKpi = (kpi: string): boolean => catalogue.definition(kpi) !== undefined;
    const read = readRepair(body, randomUUID(), { unknownTargets, hasKpi, now });
    if (read.kind === 'refused') throw badRequest(`${read.errors.length} thing(s) need mending.`, read.errors);
    const repair = { ...read.repair, registeredAt: toIso(now), registeredBy: by };
    if (await this.repairs.add(repair)) return { added: true, repair };
    const known = await this.repairs.find(repair.id);
    if (known && canonicalJson(told(known)) === canonicalJson(told(repair))) return { added: false, repair: known };
    throw new Problem(
      409,
      'Another repair has this id',
      `GET /v1/repairs/${encodeURIComponent(repair.id)} tells it. Take another id, or DELETE that one first if it was a mistake.`,
    );
  }
}

function told({ registeredAt, registeredBy, ...repair }: RegisteredRepair): ToldRepair {
  return repair;
}
