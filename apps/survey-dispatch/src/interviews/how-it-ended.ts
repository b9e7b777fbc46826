import type { InterviewOutcome } from './interview-answer.js';

/** An interview that reached nobody, in the words of `survey.invitation.failed.v1`. */
export interface EndedInterview {
  readonly state: 'failed' | 'bounced';
  readonly outcome: 'refused' | 'bounced' | 'expired';
  readonly failure: string;
}

/** How a call leaves its interview that got no answer and is followed by no other. */
export function howItEnded(outcome: Exclude<InterviewOutcome, 'answered'>): EndedInterview {
  switch (outcome) {
    case 'refused':
      return { state: 'failed', outcome: 'refused', failure: 'the contact did not want to answer' };
    case 'wrongNumber':
      return { state: 'bounced', outcome: 'bounced', failure: 'the number is not that of the contact' };
    case 'noAnswer':
      return { state: 'failed', outcome: 'expired', failure: 'nobody answered the last call before it expires' };
    case 'callLater':
      return { state: 'failed', outcome: 'expired', failure: 'it expires before the contact can be called again' };
  }
}
