/** The id of the message that asks; the invitation's own, which a gateway has always seen. */
export const questionIdOf = (invitationId: string): string => invitationId;

/** The id of the message that reminds: one for each invitation, so that nobody is reminded twice. */
export const reminderIdOf = (invitationId: string): string => `${invitationId}:reminder`;
