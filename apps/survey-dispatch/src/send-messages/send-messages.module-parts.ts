import { Channels } from '../channels/channels.js';
import { AttemptStore } from './attempt-store.js';
import { Attempts } from './attempts.js';
import { ComposeMessage } from './compose-message.js';
import { MessageQueue } from './message-queue.js';
import { MessageStore } from './message-store.js';
import { SendMessages } from './send-messages.js';

export const sendMessages = [
  Channels,
  MessageQueue,
  MessageStore,
  AttemptStore,
  Attempts,
  ComposeMessage,
  SendMessages,
];
