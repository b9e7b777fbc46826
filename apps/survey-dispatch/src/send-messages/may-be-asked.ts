import { sql, type Sql } from '@sidetone/platform/database';

/**
 * Whether the contact of a message is still with us and agrees to its channel, of the tables message and contact; null for a contact
 * that is not known. It is the consent that `chooseChannel` asks for: a gateway keeps by itself to what was agreed to.
 */
export const MAY_BE_ASKED: Sql = sql`(contact.consent and contact.status = 'active' and (contact.channels is null
  or message.channel = 'webhook' and cardinality(contact.channels) > 0 or message.channel = any(contact.channels)))`;
