import { SenderStore } from './sender-store.js';
import { SendersController } from './senders.controller.js';

export const keepSendersDoors = [SendersController];

export const keepSenders = [SenderStore];
