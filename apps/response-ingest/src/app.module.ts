import { Module } from '@nestjs/common';
import { AnswerPageController } from './answer-page/answer-page.controller.js';
import { JudgeUninvited } from './answer-uninvited/judge-uninvited.js';
import { Occasions } from './answer-uninvited/occasions.js';
import { RecordUninvited } from './answer-uninvited/record-uninvited.js';
import { UninvitedStore } from './answer-uninvited/uninvited-store.js';
import { AnswerImporter } from './import-answers/answer-importer.js';
import { ImportFileController } from './import-answers/import-file.controller.js';
import { ImportController } from './import-answers/import.controller.js';
import { ImportStore } from './import-answers/import-store.js';
import { ContactStore } from './keep-contacts/contact-store.js';
import { KeepContacts } from './keep-contacts/keep-contacts.handler.js';
import { ForgetInteractions } from './keep-interactions/forget-interactions.js';
import { InteractionStore } from './keep-interactions/interaction-store.js';
import { KeepInteractions } from './keep-interactions/keep-interactions.handler.js';
import { InvitationStore } from './keep-invitations/invitation-store.js';
import { KeepInvitations } from './keep-invitations/keep-invitations.handler.js';
import { KeepProgrammes } from './keep-programmes/keep-programmes.handler.js';
import { ProgrammeStore } from './keep-programmes/programme-store.js';
import { GuessLimit } from './limit-guesses/guess-limit.js';
import { GuessStore } from './limit-guesses/guess-store.js';
import { ResponseReader } from './read-responses/response-reader.js';
import { ResponsesController } from './read-responses/responses.controller.js';
import { AnswerMetrics } from './record-answers/answer-metrics.js';
import { AnswerRecorder } from './record-answers/answer-recorder.js';
import { GatherAnswers } from './record-answers/gather-answers.js';
import { ResponseStore } from './record-answers/response-store.js';
import { TrustedAnswersController } from './record-answers/trusted-answers.controller.js';
import { EraseSetAside } from './set-aside/erase-set-aside.js';
import { SetAsideController } from './set-aside/set-aside.controller.js';
import { SetAsideStore } from './set-aside/set-aside-store.js';
import { TakeAfterAll } from './set-aside/take-after-all.js';
import { ThrownAway } from './set-aside/thrown-away.js';
import { TakeReplies } from './take-replies/take-replies.handler.js';
import { WithdrawAnswers } from './withdraw-answers/withdraw-answers.js';
import { WithdrawController } from './withdraw-answers/withdraw.controller.js';
import { SystemClock } from '@sidetone/platform/time';

/** Programmes, invitations, contacts and interactions become known; answers come by link, by trusted channels and from files; all of them can be read. */
@Module({
  controllers: [
    KeepProgrammes,
    KeepInvitations,
    KeepContacts,
    KeepInteractions,
    AnswerPageController,
    TrustedAnswersController,
    TakeReplies,
    ImportController,
    ImportFileController,
    SetAsideController,
    WithdrawController,
    ResponsesController,
  ],
  providers: [
    GuessStore,
    GuessLimit,
    ProgrammeStore,
    InvitationStore,
    ContactStore,
    InteractionStore,
    ForgetInteractions,
    ResponseStore,
    AnswerMetrics,
    AnswerRecorder,
    UninvitedStore,
    Occasions,
    JudgeUninvited,
    RecordUninvited,
    GatherAnswers,
    AnswerImporter,
    ImportStore,
    ResponseReader,
    ThrownAway,
    SetAsideStore,
    TakeAfterAll,
    EraseSetAside,
    WithdrawAnswers,
    SystemClock,
  ],
})
export class AppModule {}
