import { contractDigest } from '@sidetone/testing/insight';
import { scoringContract } from './scoring-contract.js';

it('is known by its version', () => {
  // Where the views have changed, raise the version and write both here: else an older replica that starts beside brings the old views back.
  const contract = scoringContract({ MINIMUM_N: 10, OPERATOR_TIME_ZONE: 'UTC' });
  expect({ version: contract.version, says: contractDigest(contract) }).toEqual({ version: 1, says: '50033c4cf468' });
});
