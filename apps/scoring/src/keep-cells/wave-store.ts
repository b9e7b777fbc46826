import { Injectable } from '@nestjs/common';
import type { WaveStart } from '@sidetone/domain/score-windows';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';

/** A fact of a wave, or of none. */
export interface WaveFact {
  readonly waveId: string | null;
  readonly surveyId: string;
  readonly day: string;
}

const columns = {
  wave_id: ['text', (wave: WaveFact) => wave.waveId],
  survey_id: ['text', (wave: WaveFact) => wave.surveyId],
  first_day: ['date', (wave: WaveFact) => wave.day],
} as const;

/** The waves, and when each began. */
@Injectable()
export class WaveStore {
  constructor(private readonly database: Database) {}

  /** Notes the waves of facts. One statement; none where no fact is of a wave. */
  async note(tx: Transaction, facts: readonly WaveFact[]): Promise<void> {
    const first = new Map<string, WaveFact>();
    for (const fact of facts) {
      const known = fact.waveId === null ? undefined : first.get(fact.waveId);
      if (fact.waveId !== null && (known === undefined || fact.day < known.day)) first.set(fact.waveId, fact);
    }
    if (first.size === 0) return;
    await tx.query(sql`
      insert into wave as known (wave_id, survey_id, first_day)
      select wave_id, survey_id, first_day from ${unnest(columns, [...first.values()])} order by wave_id
      on conflict (wave_id) do update set first_day = excluded.first_day where excluded.first_day < known.first_day`);
  }

  /** All waves of the programme of one, itself among them, in the order of time; none where it is not known. */
  ofSameProgramme(waveId: string): Promise<WaveStart[]> {
    return this.database.query<WaveStart>(sql`
      select wave_id as "waveId", survey_id as programme, to_char(first_day, 'YYYY-MM-DD') as "firstDay" from wave
      where survey_id = (select survey_id from wave where wave_id = ${waveId}) order by first_day, wave_id`);
  }
}
