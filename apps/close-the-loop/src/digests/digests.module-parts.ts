import { DigestMail } from './digest-mail.js';
import { DigestRecipients } from './digest-recipients.controller.js';
import { DigestStore } from './digest-store.js';
import { SendDigests } from './send-digests.js';

export const digestsDoors = [DigestRecipients];

export const digests = [DigestMail, DigestStore, SendDigests];
