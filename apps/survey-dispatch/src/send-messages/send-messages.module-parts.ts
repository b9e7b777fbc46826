import { Channels } from '../channels/channels.js';
import { AttemptStore } from './attempt-store.js';
import { Attempts } from './attempts.js';
import { CalledOffNotices } from './called-off-notices.js';
import { ChooseTexts } from './choose-texts.js';
import { ComposeMessage } from './compose-message.js';
import { BouncesController } from '../take-bounces/bounces.controller.js';
import { CallOffEnded } from './call-off-ended.js';
import { CallOffAnswered } from './call-off-answered.handler.js';
import { EndedMessages } from './ended-messages.js';
import { JudgeMessages } from './judge-messages.js';
import { LateOutcomes } from './late-outcomes.js';
import { MakeAttempt } from './make-attempt.js';
import { MessageOutcomes } from './message-outcomes.js';
import { MessageQueue } from './message-queue.js';
import { MessageStore } from './message-store.js';
import { SendMessages } from './send-messages.js';

export const sendMessagesDoors = [CallOffAnswered, BouncesController];

export const sendMessages = [
  Channels,
  MessageQueue,
  MessageStore,
  AttemptStore,
  CalledOffNotices,
  JudgeMessages,
  ChooseTexts,
  Attempts,
  LateOutcomes,
  ComposeMessage,
  MessageOutcomes,
  MakeAttempt,
  SendMessages,
  EndedMessages,
  CallOffEnded,
];
