import { COUNT } from '../board/field-looks.js';
import { numbers } from '../board/panels.js';

export const pastDue = (width: number) =>
  numbers({
    title: 'Cases now',
    about: 'Live cases, and those whose first contact or resolution is past due at this moment.',
    empty: 'No cases yet. Each answer opens one.',
    width,
    height: 6,
    sql: `select count(*) as "Live", count(*) filter (where first_contact_past_due) as "First contact past due",
      count(*) filter (where resolve_past_due) as "Resolution past due" from insight.case_file where live`,
    looks: { Live: COUNT, 'First contact past due': COUNT, 'Resolution past due': COUNT },
  });
