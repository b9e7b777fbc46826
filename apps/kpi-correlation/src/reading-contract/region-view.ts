import type { ReadingView } from '@sidetone/platform/database';

/** Which regions there are: a region has no id but its name, so one that was renamed is another one from then on. */
export const regionView: ReadingView = {
  name: 'region',
  about:
    'The regions in which customers are today, by the names that master.customer.v1 gives them. Answers stay with the name that their customer had when they came: a region of scores that is not in here was renamed, or has no customers any more.',
  columns: { region: 'Name of the region. Never null.' },
  // From name to name along the index: of a million customers it reads as many rows as there are regions.
  query: `
    with recursive named as (
      (select region from customer where region is not null order by region limit 1)
      union all
      select (select customer.region from customer where customer.region > named.region order by customer.region limit 1) from named where named.region is not null)
    select region from named where region is not null`,
};
