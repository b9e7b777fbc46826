import { DAY_MS } from '@sidetone/domain/time';
import type { MoneyTrouble } from './money-trouble.js';
import type { LineCourse } from './line-course.js';
import type { Alarm } from './outage.js';
import type { Contact, Customer } from './people.js';
import { plantedStates } from './planted-state.js';

const T = Date.parse('2026-06-03T00:00:00Z');
const cell = { cellId: 'CELL-1', voice: 1, data: 1 };
const elsewhere = { ...cell, cellId: 'CELL-2' };
const aContact = (contactId: string, more: Partial<Contact> = {}): Contact => ({
  ...{ contactId, customerId: 'CUS-1', language: 'fi', channel: 'sms', consents: true, baseline: 0, temper: 0 },
  ...{ timeZone: 'Europe/Helsinki', worksHere: false },
  ...more,
});
const aCustomer = (...contacts: readonly Contact[]): Customer => ({
  ...{ customerId: 'CUS-1', segment: 'consumer', region: 'Uusimaa', contractLevel: 'plus', since: 0 },
  ...{ accountLevel: false, contacts, subscriptions: [] },
});
const aBill = (settledAt: number): MoneyTrouble => ({
  ...{ kind: 'bill', id: 'BILL-1', customerId: 'CUS-1', sentAt: T - 14 * DAY_MS, dueAt: T, settledAt },
});
const anAlarm = (more: Partial<Alarm> = {}): Alarm => ({
  ...{ id: 'AL-1', cell, from: T, to: T + DAY_MS, says: { severity: 'critical', serviceAffecting: true } },
  ...more,
});
const aLine = (contactId: string | undefined, customer: Customer): LineCourse => ({
  subscription: {
    ...{ subscriptionId: 'SUB-1', serviceId: 'SVC-1', contactId, region: 'Uusimaa', home: cell },
    ...{ frailty: 1, load: 1, activatedAt: 0 },
  },
  lives: { from: 0, to: Infinity },
  owners: [{ customer, contactId, from: -Infinity, to: Infinity }],
  usage: [
    { from: 0, to: T + DAY_MS / 2, cells: [{ cell, share: 1 }] },
    { from: T + DAY_MS / 2, to: Infinity, cells: [{ cell: elsewhere, share: 1 }] },
  ],
  simSwappedAt: Infinity,
});
const nothing = { customers: [], lines: [], alarms: [], money: [] };

describe('plantedStates', () => {
  it('has all contacts of a customer dunned from when a bill was due until it is paid, and nobody who pays in time', () => {
    const customers = [aCustomer(aContact('CON-1'), aContact('CON-2'))];
    const late = plantedStates({ ...nothing, customers, money: [aBill(T + 3 * DAY_MS)] });
    expect(late).toEqual(
      ['CON-1', 'CON-2'].map((contactId) => ({
        ...{ contactId, state: 'dunning', from: T, to: T + 3 * DAY_MS, toldBy: 'BILL-1-sent' },
      })),
    );
    expect(plantedStates({ ...nothing, customers, money: [aBill(T)] })).toEqual([]);
  });

  it('lets a dispute count for 90 days at most', () => {
    const dispute: MoneyTrouble = {
      ...{ kind: 'dispute', id: 'DSP-1', customerId: 'CUS-1', openedAt: T, decidedAt: T + 200 * DAY_MS, upheld: true },
    };
    const [state] = plantedStates({ ...nothing, customers: [aCustomer(aContact('CON-1'))], money: [dispute] });
    expect(state).toMatchObject({ state: 'openComplaint', from: T, to: T + 90 * DAY_MS, toldBy: 'DSP-1-opened' });
  });

  it('has the family of who died mourn for 90 days, and knows who works here', () => {
    const dead = aContact('CON-1', { departure: { at: T, as: 'deceased' } });
    const states = plantedStates({ ...nothing, customers: [aCustomer(dead, aContact('CON-2', { worksHere: true }))] });
    expect(states).toContainEqual({
      ...{ contactId: 'CON-2', state: 'bereavement', from: T, to: T + 90 * DAY_MS, toldBy: 'CON-1-2' },
    });
    expect(states).toContainEqual({
      ...{ contactId: 'CON-2', state: 'staff', from: -Infinity, to: Infinity, toldBy: 'CON-2-1' },
    });
  });

  it('has an outage concern who uses a line while the cell carries it, and not who speaks for a company', () => {
    const customer = aCustomer(aContact('CON-1'));
    const outage = (contactId: string | undefined, alarm = anAlarm()) =>
      plantedStates({ ...nothing, lines: [aLine(contactId, customer)], alarms: [alarm] });
    expect(outage('CON-1')).toEqual([
      { contactId: 'CON-1', state: 'openOutage', from: T, to: T + DAY_MS / 2, toldBy: 'AL-1-raised' },
    ]);
    expect(outage(undefined)).toEqual([]);
    expect(outage('CON-1', anAlarm({ cell: elsewhere, to: T + DAY_MS / 4 }))).toEqual([]);
    expect(outage('CON-1', anAlarm({ says: { severity: 'minor', serviceAffecting: true } }))).toEqual([]);
  });
});
