import type { Instant } from '@sidetone/domain/time';
import { drawChanges, type LifeChanges } from './life-changes.js';
import { homeAt, type LineCourse } from './line-course.js';
import type { Network } from './network.js';
import { createCustomer, createHeir, type Customer, type Subscription } from './people.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import { usageOfLine } from './usage-of-line.js';

/** Everybody, and every line with all that will happen to it. */
export interface Population {
  /** Who is a customer when history begins. */
  readonly customers: readonly Customer[];
  /** Who becomes one by taking over a line, and when. */
  readonly heirs: readonly { readonly customer: Customer; readonly since: Instant }[];
  readonly lines: readonly LineCourse[];
}

export function createPopulation(
  seed: number,
  profile: Profile,
  network: Network,
  customerCount: number,
  historyFrom: Instant,
): Population {
  const customers = Array.from({ length: customerCount }, (_, index) =>
    createCustomer(index, seed, profile, network, historyFrom),
  );
  const companies = customers.filter(({ segment }) => segment !== 'consumer');
  const heirs: { customer: Customer; since: Instant }[] = [];
  const lines = customers.flatMap((customer) =>
    customer.subscriptions.flatMap((subscription, index): LineCourse[] => {
      const changes = drawChanges(subscription.subscriptionId, customer.accountLevel, profile, seed, historyFrom);
      const { handedOverAt, portedAt, simSwappedAt } = changes;
      const usageOf = (line: Subscription, lives: LineCourse['lives'], of: LifeChanges) =>
        usageOfLine(line, lives, of, profile, network, seed);
      const first = { customer, contactId: subscription.contactId, from: -Infinity, to: handedOverAt };
      const owners = [first];
      if (handedOverAt < Infinity) {
        const buyer =
          customer.segment === 'consumer' ? undefined : otherCompany(customer, companies, subscription, seed);
        const next = buyer ?? createHeir(customer, index, seed, profile, handedOverAt);
        if (!buyer) heirs.push({ customer: next, since: handedOverAt });
        const contactId = customer.accountLevel ? undefined : next.contacts[0]?.contactId;
        owners.push({ customer: next, contactId, from: handedOverAt, to: Infinity });
      }
      const lives = { from: subscription.activatedAt, to: portedAt };
      const line = { subscription, lives, owners, usage: usageOf(subscription, lives, changes), simSwappedAt };
      if (portedAt === Infinity) return [line];
      const ported = portedLine(
        subscription,
        customer.subscriptions.length + index + 1,
        homeAt(line, portedAt),
        portedAt,
      );
      const portedLives = { from: portedAt, to: Infinity };
      const asItIs = { ...changes, movedHouseAt: Infinity, changedHabitsAt: Infinity };
      return [
        line,
        {
          subscription: ported,
          lives: portedLives,
          owners: [{ ...first, to: Infinity }],
          usage: usageOf(ported, portedLives, asItIs),
          simSwappedAt: Infinity,
        },
      ];
    }),
  );
  return { customers, heirs, lines };
}

/** Who buys a part of a company: another company where there is one. */
function otherCompany(
  { customerId }: Customer,
  companies: readonly Customer[],
  { subscriptionId }: Subscription,
  seed: number,
): Customer | undefined {
  const others = companies.filter((company) => company.customerId !== customerId);
  return others.length === 0 ? undefined : new RandomStream(seed, 'buyer', subscriptionId).oneOf(others);
}

/** The line that goes on with a ported number: the same telephone in the same house, under another subscription. */
function portedLine(
  line: Subscription,
  number: number,
  home: Subscription['home'],
  activatedAt: Instant,
): Subscription {
  const customer = line.subscriptionId.replace(/^SUB-|-\d+$/g, '');
  return {
    ...line,
    subscriptionId: `SUB-${customer}-${number}`,
    serviceId: `SVC-${customer}-${number}`,
    home,
    activatedAt,
  };
}
