import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  INDEX_METHOD,
  indexDynamics,
  waveIndex,
  type IndexChange,
  type WaveIndex,
} from '@sidetone/domain/satisfaction-index';
import { SURVEY_KINDS } from '@sidetone/contracts/events';
import { Problem, type CsvForm } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { WaveStore } from '../keep-cells/wave-store.js';
import { CountsReader } from '../read-cells/counts-reader.js';
import { NOBODY } from '../read-cells/totals.js';
import { AnswersTable } from '../read-scores/answers-table.js';
import { scoreReading, type ScoreReading } from '../read-scores/score-reading.js';
import { TargetStore } from '../set-targets/target-store.js';
import { WaveReader } from './wave-reader.js';

/** As many waves as are told of beside one. */
const MOST_WAVES = 12;

export interface WaveAnswer {
  readonly waveId: string;
  readonly surveyId: string;
  readonly firstDay: string;
  readonly nps: ScoreReading;
  /** Null where nobody was asked for levels. Customers stand with their parts. */
  readonly index: WaveIndex | null;
  /** By which version of the programme's model all waves here are read; its `version` is null where nobody gave one. Null without an index. */
  readonly model: {
    readonly method: typeof INDEX_METHOD;
    readonly version: number | null;
    readonly setBy: string | null;
    readonly setAt: string | null;
  } | null;
  /** The waves of the programme up to this one, in order, and how the index changed from each to the next. */
  readonly dynamics: {
    readonly waves: readonly { readonly waveId: string; readonly firstDay: string; readonly percent: number | null }[];
    readonly changes: readonly IndexChange[];
  };
}

const asTable: CsvForm<WaveAnswer> = {
  columns: ['waveId', 'levelId', 'indicatorId', 'n', 'percent', 'low', 'high', 'importance', 'points'],
  rowsOf: ({ waveId, index }) =>
    index?.kind === 'index'
      ? [
          [waveId, null, null, index.n, index.percent, index.interval?.low, index.interval?.high, 1, index.percent],
          ...[...index.levels, ...index.indicators].map((part) => [
            ...[waveId, part.levelId, part.indicatorId, part.n, part.percent],
            ...[part.interval?.low, part.interval?.high, part.importance, part.points],
          ]),
        ]
      : [[waveId, null, null, index?.n, null, null, null, null, null]],
};

/** What a wave found: NPS, the satisfaction index, and what moved it since the waves before. */
@ApiTags('waves')
@Controller('v1/waves')
export class WavesController {
  constructor(
    private readonly waves: WaveStore,
    private readonly reader: WaveReader,
    private readonly counts: CountsReader,
    private readonly targets: TargetStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N' | 'INDEX_MINIMUM_N'>,
  ) {}

  /** @throws Problem 404 for a wave of which nobody was asked and nobody answered */
  @Get(':waveId')
  @ApiOperation({
    summary:
      'One wave: NPS, response rate, satisfaction index by level and indicator, and its change from wave to wave',
  })
  @AnswersTable(asTable)
  async read(@Param('waveId') waveId: string): Promise<WaveAnswer> {
    const all = await this.waves.ofSameProgramme(waveId);
    const at = all.findIndex((wave) => wave.waveId === waveId);
    const wave = all[at];
    if (!wave)
      throw new Problem(404, 'Unknown wave', `Nobody was asked in a wave ${JSON.stringify(waveId.slice(0, 128))}.`);
    const told = all.slice(Math.max(0, at + 1 - MOST_WAVES), at + 1);
    const {
      kind = 'wave',
      model,
      given,
      answersOf,
    } = await this.reader.read(
      wave.programme,
      told.map((one) => one.waveId),
    );
    const [[totals = NOBODY], target] = await Promise.all([
      this.counts.read({ kinds: SURVEY_KINDS, dimension: 'all', area: '', filters: { wave: waveId } }),
      this.targets.ofIndex([kind]),
    ]);
    const settings = { target, minimumN: this.settings.INDEX_MINIMUM_N };
    const indexes = model ? told.map((one) => waveIndex(one.waveId, model, answersOf(one.waveId), settings)) : [];
    return {
      waveId,
      surveyId: wave.programme,
      firstDay: wave.firstDay,
      nps: scoreReading(totals, this.settings.MINIMUM_N),
      index: indexes.at(-1) ?? null,
      model: model
        ? {
            method: INDEX_METHOD,
            version: given?.version ?? null,
            setBy: given?.setBy ?? null,
            setAt: given?.setAt ?? null,
          }
        : null,
      dynamics: {
        waves: told.map((one, index) => {
          const found = indexes[index];
          return {
            waveId: one.waveId,
            firstDay: one.firstDay,
            percent: found?.kind === 'index' ? found.percent : null,
          };
        }),
        changes: indexDynamics(indexes),
      },
    };
  }
}
