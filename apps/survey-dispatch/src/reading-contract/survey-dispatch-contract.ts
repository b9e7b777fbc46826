import type { ReadingContract, ReadingView } from '@sidetone/platform/database';

const invitationView: ReadingView = {
  name: 'invitation',
  about: 'Each invitation, without whom it asked.',
  columns: {
    issued_at: 'When it was decided. Never null.',
    programme_id: 'The programme that asks. Never null.',
    kind: 'Kind of survey. Never null.',
    area: 'Journey area that it asks about. Null where the programme has none.',
    channel: 'By which channel it was to go. Never null.',
    state: 'issued (not yet sent), dispatched, answered or failed. Never null.',
  },
  query: `select issued_at, survey_id, kind, journey_area, channel, coalesce(sending.state, 'issued')
    from invitation left join invitation_sending as sending using (invitation_id)`,
};

const suppressionView: ReadingView = {
  name: 'suppression',
  about: 'Each time that somebody was left alone for good on an occasion, with the reason.',
  columns: {
    decided_at: 'When it was decided. Never null.',
    programme_id: 'The programme that would have asked. Never null.',
    reason: 'Why not, such as noConsent, invitedRecently, quietHours. Never null.',
  },
  query: `select decided_at, programme_id, reason from candidate where state = 'suppressed'`,
};

/** What readers may rely on of who was asked and who was left alone. */
export function surveyDispatchContract(): ReadingContract {
  return { functions: [], views: [invitationView, suppressionView] };
}
