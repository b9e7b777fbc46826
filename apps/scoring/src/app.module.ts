import { Module } from '@nestjs/common';
import { AnswerStore } from './keep-answers/answer-store.js';
import { KeepAnswers } from './keep-answers/keep-answers.handler.js';
import { RecordAnswers } from './keep-answers/record-answers.js';
import { CauseStore } from './keep-causes/cause-store.js';
import { KeepCauses } from './keep-causes/keep-causes.handler.js';
import { CellStore } from './keep-cells/cell-store.js';
import { WaveStore } from './keep-cells/wave-store.js';
import { OperatorDays } from './keep-cells/operator-days.js';
import { InvitationStore } from './keep-invitations/invitation-store.js';
import { KeepInvitations } from './keep-invitations/keep-invitations.handler.js';
import { RecordInvitations } from './keep-invitations/record-invitations.js';
import { ContactStore } from './keep-masters/contact-store.js';
import { CustomerStore } from './keep-masters/customer-store.js';
import { FillTeams } from './keep-masters/fill-teams.js';
import { KeepContacts } from './keep-masters/keep-contacts.handler.js';
import { KeepCustomers } from './keep-masters/keep-customers.handler.js';
import { KeepSubscriptions } from './keep-masters/keep-subscriptions.handler.js';
import { KeepTeams } from './keep-masters/keep-teams.handler.js';
import { MasterReader } from './keep-masters/master-reader.js';
import { SubscriptionStore } from './keep-masters/subscription-store.js';
import { OperatorWeeks } from './keep-windows/operator-weeks.js';
import { WindowStore } from './keep-windows/window-store.js';
import { ChangedWindows } from './publish-scores/changed-windows.js';
import { PublishScores } from './publish-scores/publish-scores.js';
import { AccountReader } from './read-accounts/account-reader.js';
import { AccountsController } from './read-accounts/accounts.controller.js';
import { WindowReader } from './read-cells/asked-window.js';
import { CountsReader } from './read-cells/counts-reader.js';
import { CommentReader } from './read-comments/comment-reader.js';
import { CommentsController } from './read-comments/comments.controller.js';
import { CompareController } from './read-scores/compare.controller.js';
import { ReadScores } from './read-scores/read-scores.js';
import { ReadSeries } from './read-scores/read-series.js';
import { ResponseRatesController } from './read-scores/response-rates.controller.js';
import { IndexModelsController } from './read-waves/index-models.controller.js';
import { ModelStore } from './read-waves/model-store.js';
import { PublishModel } from './read-waves/publish-model.js';
import { WaveReader } from './read-waves/wave-reader.js';
import { WavesController } from './read-waves/waves.controller.js';
import { KeepRankings } from './watch-shifts/keep-rankings.handler.js';
import { DriverChanges } from './watch-shifts/driver-changes.js';
import { ShiftGauge } from './watch-shifts/shift-gauge.js';
import { ShiftStore } from './watch-shifts/shift-store.js';
import { WatchShifts } from './watch-shifts/watch-shifts.js';
import { PublishTarget } from './set-targets/publish-target.js';
import { TargetStore } from './set-targets/target-store.js';
import { TargetsController } from './set-targets/targets.controller.js';
import { ScoresController } from './read-scores/scores.controller.js';
import { SeriesController } from './read-scores/series.controller.js';
import { SeriesReader } from './read-scores/series-reader.js';
import { LongWork } from './rebuild-cells/long-work.js';
import { MendFacts } from './rebuild-cells/mend-facts.js';
import { NameDays } from './rebuild-cells/name-days.js';
import { RebuildCells } from './rebuild-cells/rebuild-cells.js';
import { RebuildFromEvents } from './rebuild-cells/rebuild-from-events.js';
import { RebuildScores } from './rebuild-cells/rebuild-scores.js';
import { RebuildWeeks } from './rebuild-cells/rebuild-weeks.js';
import { ShadowFacts } from './rebuild-cells/shadow-facts.js';
import { RecountsOwed } from './rebuild-cells/recounts-owed.js';
import { RebuildController } from './rebuild-cells/rebuild.controller.js';
import { RecentScores } from './show-metrics/recent-scores.js';
import { ScoreGauges } from './show-metrics/score-gauges.js';

/** Answers and invitations come in; cells and weekly windows are kept of them; changed windows are published; scores are read. */
@Module({
  controllers: [
    KeepAnswers,
    KeepInvitations,
    KeepCustomers,
    KeepContacts,
    KeepSubscriptions,
    KeepTeams,
    KeepCauses,
    KeepRankings,
    ScoresController,
    SeriesController,
    CompareController,
    ResponseRatesController,
    CommentsController,
    AccountsController,
    WavesController,
    IndexModelsController,
    TargetsController,
    RebuildController,
  ],
  providers: [
    AnswerStore,
    RecordAnswers,
    InvitationStore,
    RecordInvitations,
    CustomerStore,
    ContactStore,
    SubscriptionStore,
    FillTeams,
    MasterReader,
    CauseStore,
    OperatorDays,
    CellStore,
    WaveStore,
    // Once more, for a rebuild: Nest hands out controllers to nobody.
    KeepAnswers,
    KeepInvitations,
    ShadowFacts,
    MendFacts,
    RebuildFromEvents,
    RecountsOwed,
    NameDays,
    RebuildCells,
    RebuildWeeks,
    LongWork,
    RebuildScores,
    OperatorWeeks,
    WindowStore,
    ChangedWindows,
    PublishScores,
    ShiftStore,
    ShiftGauge,
    DriverChanges,
    WatchShifts,
    CountsReader,
    WindowReader,
    ReadScores,
    ReadSeries,
    CommentReader,
    AccountReader,
    ModelStore,
    PublishModel,
    WaveReader,
    TargetStore,
    PublishTarget,
    SeriesReader,
    RecentScores,
    ScoreGauges,
  ],
})
export class AppModule {}
