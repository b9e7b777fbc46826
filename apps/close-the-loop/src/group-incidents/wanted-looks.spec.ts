import { wantedLooks } from './wanted-looks.js';

describe('wantedLooks', () => {
  it('are the one that ends now, while nothing is behind', () => {
    expect([...wantedLooks([])]).toEqual([0]);
    expect([...wantedLooks([0])]).toEqual([0]);
  });

  it('reach back to each window in which a new case was opened, and see what came after it', () => {
    expect([...wantedLooks([5, 4, 12])].sort((one, other) => one - other)).toEqual([0, 3, 4, 5, 11, 12]);
  });
});
