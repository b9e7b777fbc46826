import { toIso } from '@sidetone/domain/time';
import type { Decided } from '../issue-invitations/due-candidate.js';
import type { PreviewAnswer, PreviewContact } from './preview-answer.js';

const CONTACTS_SHOWN = 100;

interface Seen extends Pick<Decided, 'decision'> {
  readonly candidate: Pick<Decided['candidate'], 'contactId' | 'occasionId'>;
}

/** Decisions counted by what they are and why, and the first of them. */
export function tallyOf(decided: readonly Seen[]): Pick<PreviewAnswer, 'asked' | 'later' | 'leftAlone' | 'contacts'> {
  const later: Record<string, number> = {};
  const leftAlone: Record<string, number> = {};
  let asked = 0;
  for (const { decision } of decided) {
    if (decision.state === 'invited') {
      asked += 1;
      continue;
    }
    const counts = decision.state === 'delayed' ? later : leftAlone;
    counts[decision.reason] = (counts[decision.reason] ?? 0) + 1;
  }
  return { asked, later, leftAlone, contacts: decided.slice(0, CONTACTS_SHOWN).map(contactIn) };
}

function contactIn({ candidate: { contactId, occasionId }, decision }: Seen): PreviewContact {
  if (decision.state === 'invited') {
    const { channel, language } = decision;
    return { contactId, occasionId, outcome: 'asked', reason: null, until: null, channel, language };
  }
  const outcome = decision.state === 'delayed' ? 'later' : 'leftAlone';
  const until = decision.until === undefined ? null : toIso(decision.until);
  return { contactId, occasionId, outcome, reason: decision.reason, until, channel: null, language: null };
}
