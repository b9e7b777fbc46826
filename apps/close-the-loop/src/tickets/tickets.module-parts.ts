import { FollowCases } from './follow-cases.handler.js';
import { MakeTickets } from './make-tickets.js';
import { NoteTicketStatus } from './note-ticket-status.handler.js';
import { TellTicket } from './tell-ticket.js';
import { TicketStatusStore } from './ticket-status-store.js';
import { TicketStore } from './ticket-store.js';
import { TicketSystem } from './ticket-system.js';
import { TicketsController } from './tickets.controller.js';
import { ToldCaseStore } from './told-case-store.js';

export const ticketsDoors = [FollowCases, NoteTicketStatus, TicketsController];

export const tickets = [ToldCaseStore, TicketStore, TicketStatusStore, TicketSystem, TellTicket, MakeTickets];
