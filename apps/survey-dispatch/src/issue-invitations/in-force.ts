import { Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import type { Database } from '@sidetone/platform/database';
import { PolicyStore, type PublishedPolicy } from '../keep-policy/policy-store.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';

/** By what candidates are decided about. */
export interface Rules {
  readonly policy: PublishedPolicy;
  /** Whatever their state, by id. */
  readonly programmes: ReadonlyMap<string, Programme>;
  /** Those that ask. */
  readonly active: readonly Programme[];
}

/** The programmes and the policy in force. */
@Injectable()
export class InForce {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly policies: PolicyStore,
  ) {}

  async read(reader?: Pick<Database, 'query'>): Promise<Rules> {
    const policy = await this.policies.inForce(reader);
    const programmes = (await this.programmes.inForce(reader)).map(({ programme }) => programme);
    return {
      policy,
      programmes: new Map(programmes.map((programme) => [programme.programmeId, programme])),
      active: programmes.filter(({ state }) => state === 'active'),
    };
  }
}
