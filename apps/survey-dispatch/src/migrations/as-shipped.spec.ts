import { policyProblems } from '@sidetone/domain/contact-policy';
import { programmeProblems } from '@sidetone/domain/programmes';
import { POLICY_AS_SHIPPED, PROGRAMMES_AS_SHIPPED, VERIFICATION_AS_SHIPPED } from './as-shipped.js';

describe('what ships', () => {
  it('is a policy with nothing wrong', () => {
    expect(policyProblems(POLICY_AS_SHIPPED)).toEqual([]);
  });

  it('is programmes with nothing wrong, which cover each kind of interaction once', () => {
    expect([...PROGRAMMES_AS_SHIPPED, VERIFICATION_AS_SHIPPED].flatMap(programmeProblems)).toEqual([]);
    const kinds = PROGRAMMES_AS_SHIPPED.flatMap(({ occasion }) =>
      occasion.kind === 'transactional' ? occasion.interactionKinds : [],
    );
    expect([...kinds].sort()).toEqual(['billing', 'delivery', 'sale', 'support', 'technicianVisit']);
  });
});
