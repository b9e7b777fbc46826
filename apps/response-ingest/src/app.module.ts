import { Module } from '@nestjs/common';
import { AnswerPageController } from './answer-page/answer-page.controller.js';
import { AnswerImporter } from './import-answers/answer-importer.js';
import { ImportFileController } from './import-answers/import-file.controller.js';
import { ImportController } from './import-answers/import.controller.js';
import { ImportStore } from './import-answers/import-store.js';
import { InvitationStore } from './keep-invitations/invitation-store.js';
import { KeepInvitations } from './keep-invitations/keep-invitations.handler.js';
import { KeepProgrammes } from './keep-programmes/keep-programmes.handler.js';
import { ProgrammeStore } from './keep-programmes/programme-store.js';
import { GuessLimit } from './limit-guesses/guess-limit.js';
import { GuessStore } from './limit-guesses/guess-store.js';
import { ResponseReader } from './read-responses/response-reader.js';
import { ResponsesController } from './read-responses/responses.controller.js';
import { AnswerRecorder } from './record-answers/answer-recorder.js';
import { ResponseStore } from './record-answers/response-store.js';
import { TrustedAnswersController } from './record-answers/trusted-answers.controller.js';
import { SetAsideController } from './set-aside/set-aside.controller.js';
import { SetAsideStore } from './set-aside/set-aside-store.js';
import { TakeAfterAll } from './set-aside/take-after-all.js';
import { TakeReplies } from './take-replies/take-replies.handler.js';
import { WithdrawAnswers } from './withdraw-answers/withdraw-answers.js';
import { WithdrawController } from './withdraw-answers/withdraw.controller.js';
import { SystemClock } from '@sidetone/platform/time';

/** Programmes and invitations become known; answers come by link, by trusted channels and from files; all of them can be read. */
@Module({
  controllers: [
    KeepProgrammes,
    KeepInvitations,
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
    ResponseStore,
    AnswerRecorder,
    AnswerImporter,
    ImportStore,
    ResponseReader,
    SetAsideStore,
    TakeAfterAll,
    WithdrawAnswers,
    SystemClock,
  ],
})
export class AppModule {}
