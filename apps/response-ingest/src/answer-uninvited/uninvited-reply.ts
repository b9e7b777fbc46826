import { badRequest, Problem } from '@sidetone/platform/web';
import { recordedReply, type RecordedReply } from '../record-answers/recorded-reply.js';
import type { RecordedUninvited } from './record-uninvited.js';
import type { SetAsideReply } from './uninvited.dto.js';

/**
 * The reply for an answer without an invitation that took effect, changed nothing, or was set aside.
 * @throws Problem 400, 404, 409 or 410 for one that was not taken
 */
export function uninvitedReply(recorded: RecordedUninvited): RecordedReply | SetAsideReply {
  switch (recorded.kind) {
    case 'setAside':
      return { outcome: 'setAside', reason: recorded.reason, setAsideId: recorded.setAsideId };
    case 'unknownContact':
      throw new Problem(
        404,
        'No such contact',
        'Master data tells of no contact by that id, so nothing was stored. Send its master.contact.upserted.v1, then the answer again by the same answerId.',
        [
          {
            field: 'contactId',
            message: 'contactId must be of a contact that is known. Ids are exact: upper and lower case differ.',
          },
        ],
      );
    case 'foreignInteraction':
      throw badRequest('The interaction and the contact belong to different customers, so nothing was stored.', [
        {
          field: 'interactionId',
          message: "interactionId must be of an interaction with the contact's own customer, or be left out.",
        },
      ]);
    case 'otherContact':
      throw new Problem(
        409,
        'Another contact',
        'An answer of this survey by the same answerId came from another contact. Give each answer an answerId of its own.',
      );
    default:
      return recordedReply(recorded);
  }
}
