import type { InteractionChanged } from '@sidetone/contracts/events';
import { Type, type Static } from '@sinclair/typebox';
import { folded } from './read-json.js';

const KINDS = [
  'sale',
  'delivery',
  'support',
  'billing',
  'technicianVisit',
  'other',
] as const satisfies InteractionChanged['kind'][];
const kind = Type.Union(KINDS.map((one) => Type.Literal(one)));
const words = Type.Array(Type.String({ minLength: 1 }));

/** What an operator's words for interactions mean: TM Forum has no standard list (event vocabulary, 3.8). */
export const interactionTableSchema = Type.Object(
  {
    /** Tried in order; a rule holds when a word of each list it has is contained in what the interaction says. */
    kinds: Type.Array(
      Type.Object(
        { reason: Type.Optional(words), channel: Type.Optional(words), kind },
        { additionalProperties: false },
      ),
    ),
    /** For what no rule holds. */
    otherwise: kind,
    /** The operator's channel ids and what we call them. */
    channels: Type.Record(Type.String(), Type.String()),
    /** Words in a reason by which an interaction opens a dispute of a bill. */
    disputes: words,
  },
  { additionalProperties: false },
);
export type InteractionTable = Static<typeof interactionTableSchema>;

/** By words that are common in English; an operator with others gives a table of its own. */
export const defaultInteractionTable: InteractionTable = {
  kinds: [
    { reason: ['visit', 'technician', 'appointment'], kind: 'technicianVisit' },
    { reason: ['bill', 'invoice', 'payment', 'charge', 'dunning'], kind: 'billing' },
    { reason: ['deliver', 'install', 'activation', 'provision', 'porting'], kind: 'delivery' },
    { reason: ['sale', 'order', 'purchase', 'upgrade', 'renewal', 'offer', 'quote'], kind: 'sale' },
    {
      reason: ['support', 'fault', 'technical', 'complaint', 'ticket', 'outage', 'network', 'problem'],
      kind: 'support',
    },
    { channel: ['shop', 'store'], kind: 'sale' },
  ],
  otherwise: 'other',
  channels: {},
  disputes: ['billdispute', 'billingdispute', 'disputedbill'],
};

export function kindOfInteraction(
  table: InteractionTable,
  reason: string,
  channel: string,
): InteractionTable['otherwise'] {
  const rule = table.kinds.find((one) => holds(one.reason, reason) && holds(one.channel, channel));
  return rule?.kind ?? table.otherwise;
}

export const isDispute = (table: InteractionTable, reason: string): boolean => holds(table.disputes, reason);

/** Words compared without case and blanks: `Billing dispute` is `billingDispute`. */
function holds(words: readonly string[] | undefined, text: string): boolean {
  const said = bare(text);
  return words === undefined || words.some((word) => said.includes(bare(word)));
}

const bare = (text: string): string => folded(text).replace(/[\s_-]+/g, '');
