import { KnownTroubles } from '../keep-troubles/known-troubles.js';
import { AskingHistoryStore } from './asking-history-store.js';
import { DecideBatch } from './decide-batch.js';
import { DecisionMetrics } from './decision-metrics.js';
import { DecisionStore } from './decision-store.js';
import { DueCandidateStore } from './due-candidate-store.js';
import { ForgetPastAsking } from './forget-past-asking.js';
import { InForce } from './in-force.js';
import { IssueDue } from './issue-due.js';
import { IssueInvitations } from './issue-invitations.js';
import { MeetContacts } from './meet-contacts.js';
import { Pace } from './pace.js';
import { Troubles } from './troubles.js';
import { WriteDecisions } from './write-decisions.js';

export const issueInvitations = [
  DueCandidateStore,
  AskingHistoryStore,
  Pace,
  InForce,
  DecideBatch,
  DecisionStore,
  DecisionMetrics,
  WriteDecisions,
  IssueDue,
  MeetContacts,
  IssueInvitations,
  ForgetPastAsking,
  { provide: Troubles, useClass: KnownTroubles },
];
