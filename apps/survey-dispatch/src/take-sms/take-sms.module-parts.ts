import { ApplyReceipts } from './apply-receipts.js';
import { SmsStore } from './sms-store.js';
import { TakeSms } from './take-sms.js';

export const takeSms = [SmsStore, TakeSms, ApplyReceipts];
