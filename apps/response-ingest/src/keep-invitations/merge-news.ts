import type { InvitationNews } from './invitation.js';

/**
 * What a batch tells of each invitation, one piece of news each: a statement cannot touch a row twice.
 * Issued and dispatched of one invitation are joined; what came first holds where both say something.
 */
export function mergeNews(news: readonly InvitationNews[]): readonly InvitationNews[] {
  const merged = new Map<string, InvitationNews>();
  for (const piece of news) {
    const earlier = merged.get(piece.invitationId);
    merged.set(piece.invitationId, earlier === undefined ? piece : joined(earlier, piece));
  }
  return [...merged.values()].sort((one, other) => (one.invitationId < other.invitationId ? -1 : 1));
}

function joined(earlier: InvitationNews, later: InvitationNews): InvitationNews {
  return {
    ...earlier,
    linkHash: earlier.linkHash ?? later.linkHash,
    dispatchedAt: earlier.dispatchedAt ?? later.dispatchedAt,
  };
}
