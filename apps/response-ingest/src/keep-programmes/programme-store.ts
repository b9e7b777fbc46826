import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { KnownProgramme } from './known-programme.js';

const programmeColumns = {
  programme_id: 'text',
  version: 'int',
  kind: 'text',
  journey_area: 'text',
  fallback_language: 'text',
  questionnaire: 'jsonb',
} as const;

export interface ProgrammeToKeep extends KnownProgramme {
  readonly programmeId: string;
  readonly kind: SurveyKind;
}

/** Every version of every programme that was told: an invitation is answered by the questions it was sent with. */
@Injectable()
export class ProgrammeStore {
  /** Keeps versions that were not known; a version is never changed. Returns per programme whether it was new. One statement. */
  async insertNew(tx: Transaction, programmes: readonly ProgrammeToKeep[]): Promise<readonly boolean[]> {
    const rows = await tx.query<{ programme_id: string; version: number }>(sql`
      insert into programme_version (programme_id, version, kind, journey_area, fallback_language, questionnaire)
      select programme_id, version, kind, journey_area, fallback_language, questionnaire
      from ${unnest(programmeColumns, programmes.map(rowOf))} order by programme_id, version
      on conflict (programme_id, version) do nothing
      returning programme_id, version`);
    const added = new Set(rows.map(({ programme_id, version }) => keyOf(programme_id, version)));
    // Told twice in one batch, the first is what was inserted.
    return programmes.map(({ programmeId, version }) => added.delete(keyOf(programmeId, version)));
  }
}

const keyOf = (programmeId: string, version: number): string => JSON.stringify([programmeId, version]);

function rowOf(programme: ProgrammeToKeep): { readonly [K in keyof typeof programmeColumns]: unknown } {
  return {
    programme_id: programme.programmeId,
    version: programme.version,
    kind: programme.kind,
    journey_area: programme.journeyArea,
    fallback_language: programme.fallbackLanguage,
    questionnaire: programme.questionnaire,
  };
}
