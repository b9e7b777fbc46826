import { verifiedTable } from './verified-table.js';

describe('verifiedTable', () => {
  it('tells what was promised, what was reached and whether that keeps it', () => {
    const rows = [
      { promise: 'planted effect found', goal: 'at least 95 %', kept: 49, of: 50, share: 0.98, met: true },
      { promise: 'decoy flagged', goal: 'at most 5 %', kept: 4, of: 50, share: 0.08, met: false },
    ];
    expect(verifiedTable(rows)).toBe(
      [
        '| promise              | goal          | reached | times    |        |',
        '| -------------------- | ------------- | ------- | -------- | ------ |',
        '| planted effect found | at least 95 % | 98.0 %  | 49 of 50 | met    |',
        '| decoy flagged        | at most 5 %   | 8.0 %   | 4 of 50  | MISSED |',
      ].join('\n'),
    );
  });
});
