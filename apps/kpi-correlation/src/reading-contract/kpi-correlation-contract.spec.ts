import { contractDigest } from '@sidetone/testing/insight';
import { kpiCorrelationContract } from './kpi-correlation-contract.js';

it('is known by its version', () => {
  // Where the views have changed, raise the version and write both here: else an older replica that starts beside brings the old views back.
  const contract = kpiCorrelationContract();
  expect({ version: contract.version, says: contractDigest(contract) }).toEqual({ version: 1, says: '6473d19a8bcc' });
});
