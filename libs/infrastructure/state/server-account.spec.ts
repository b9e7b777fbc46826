import { accountsIn } from './server-account.js';

describe('accountsIn', () => {
  it('reads the numbers of each account', () => {
    const accounts = accountsIn('root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533::/:/usr/sbin/nologin\n\n');
    expect(accounts.get('nobody')).toEqual({ uid: 65534, gid: 65533 });
    expect([...accounts.keys()]).toEqual(['root', 'nobody']);
  });
});
