import { hostsIn, namesToTry, searchIn } from './name-sources.js';

const HOSTS = `127.0.0.1 localhost
10.20.0.7\ttickets.operator.example Tickets # the ticket system
# 10.20.0.8 gone.operator.example
fd00::7 tickets
nonsense tickets
`;

describe('the hosts file', () => {
  it('gives a name all its addresses, whatever its case, and no other name any', () => {
    expect(hostsIn(HOSTS, 'TICKETS')).toEqual(['10.20.0.7', 'fd00::7']);
    expect(hostsIn(HOSTS, 'tickets.operator.example.')).toEqual(['10.20.0.7']);
    expect(
      ['gone.operator.example', 'operator.example', '127.0.0.1', ''].flatMap((one) => hostsIn(HOSTS, one)),
    ).toEqual([]);
  });
});

describe('the search list', () => {
  it('completes names with fewer dots than it says first, and others last', () => {
    const cluster = searchIn(
      'nameserver 10.0.0.10\nsearch sidetone.svc.cluster.local svc.cluster.local.\noptions ndots:5\n',
    );
    expect(namesToTry('tickets.ops', cluster)).toEqual([
      ...['tickets.ops.sidetone.svc.cluster.local', 'tickets.ops.svc.cluster.local', 'tickets.ops'],
    ]);
    expect(namesToTry('hooks.example', searchIn('search lan ; comment'))).toEqual([
      'hooks.example',
      'hooks.example.lan',
    ]);
    expect(namesToTry('hooks', searchIn('search lan'))).toEqual(['hooks.lan', 'hooks']);
  });

  it('leaves a name alone that ends with a dot, or where there is none', () => {
    expect(namesToTry('hooks.example.', searchIn('search lan'))).toEqual(['hooks.example']);
    expect(namesToTry('hooks', searchIn(''))).toEqual(['hooks']);
  });
});
