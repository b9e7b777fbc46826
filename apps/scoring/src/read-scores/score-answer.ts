import { ApiProperty } from '@nestjs/swagger';
import { npsReading, type ScoreCounts } from '@sidetone/domain/nps';
import { toIso } from '@sidetone/domain/time';
import { countsOf } from '../keep-windows/counts-of.js';
import type { WeekCounts } from './series-reader.js';

/** A score with what says how sure it is. */
export class ScoreAnswer {
  @ApiProperty({ enum: ['ok', 'insufficient'], description: 'insufficient: too few answers to give a score.' })
  readonly status!: 'ok' | 'insufficient';

  @ApiProperty({ example: 263, description: 'Answers counted.' })
  readonly n!: number;

  @ApiProperty({ example: 121 })
  readonly promoters!: number;

  @ApiProperty({ example: 73 })
  readonly passives!: number;

  @ApiProperty({ example: 69 })
  readonly detractors!: number;

  @ApiProperty({
    example: 19.8,
    nullable: true,
    type: Number,
    description: 'NPS points, −100 to 100; null when insufficient.',
  })
  readonly score!: number | null;

  @ApiProperty({
    example: 9.6,
    nullable: true,
    type: Number,
    description: 'Lower bound of the 95 % adjusted-Wald interval.',
  })
  readonly low!: number | null;

  @ApiProperty({
    example: 29.5,
    nullable: true,
    type: Number,
    description: 'Upper bound of the 95 % adjusted-Wald interval.',
  })
  readonly high!: number | null;

  @ApiProperty({ example: 1740, description: 'Invitations sent in the period.' })
  readonly invited!: number;
}

export class AreaAnswer extends ScoreAnswer {
  @ApiProperty({
    example: 0.15,
    nullable: true,
    type: Number,
    description: 'Share of those invitations that was answered; null when nobody was invited.',
  })
  readonly responseRate!: number | null;
}

export class WeekAnswer extends ScoreAnswer {
  @ApiProperty({ example: '2026-W47' })
  readonly week!: string;

  @ApiProperty({ example: '2026-11-15T22:00:00.000Z' })
  readonly from!: string;

  @ApiProperty({ example: '2026-11-22T22:00:00.000Z' })
  readonly to!: string;

  @ApiProperty({
    example: 3,
    description: 'How often the week was published; it grows when late answers, corrections or withdrawals change it.',
  })
  readonly revision!: number;
}

function scoreAnswer(counts: ScoreCounts & { readonly invited: number }, minimumN: number): ScoreAnswer {
  const reading = npsReading(countsOf(counts), minimumN);
  const { score, low, high } = reading.kind === 'ok' ? reading : { score: null, low: null, high: null };
  return { status: reading.kind, n: reading.n, ...countsOf(counts), score, low, high, invited: counts.invited };
}

export function weekAnswer(counts: WeekCounts, minimumN: number): WeekAnswer {
  const { week, from, to, revision } = counts;
  return { week, from: toIso(from), to: toIso(to), ...scoreAnswer(counts, minimumN), revision };
}
