import { Module } from '@nestjs/common';
import { AnswerStore } from './keep-answers/answer-store.js';
import { KeepAnswers } from './keep-answers/keep-answers.handler.js';
import { InvitationStore } from './keep-invitations/invitation-store.js';
import { KeepInvitations } from './keep-invitations/keep-invitations.handler.js';
import { OperatorWeeks } from './keep-windows/operator-weeks.js';
import { WindowStore } from './keep-windows/window-store.js';
import { ChangedWindows } from './publish-scores/changed-windows.js';
import { PublishScores } from './publish-scores/publish-scores.js';
import { ScoreReader } from './read-scores/score-reader.js';
import { ScoresController } from './read-scores/scores.controller.js';
import { SeriesController } from './read-scores/series.controller.js';
import { SeriesReader } from './read-scores/series-reader.js';
import { RecentScores } from './show-metrics/recent-scores.js';
import { ScoreGauges } from './show-metrics/score-gauges.js';

/** Answers and invitations come in; weekly windows are kept of them; changed windows are published; scores are read. */
@Module({
  controllers: [KeepAnswers, KeepInvitations, ScoresController, SeriesController],
  providers: [
    AnswerStore,
    InvitationStore,
    OperatorWeeks,
    WindowStore,
    ChangedWindows,
    PublishScores,
    ScoreReader,
    SeriesReader,
    RecentScores,
    ScoreGauges,
  ],
})
export class AppModule {}
