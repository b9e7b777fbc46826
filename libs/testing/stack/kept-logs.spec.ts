import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { withLogFolder } from './kept-logs.js';

describe('withLogFolder', () => {
  it('adds the folder to the sentence of a failure', () => {
    const told = withLogFolder(new InfrastructureError('scoring has ended unasked.'), '/logs/demo-1');
    expect(told.message).toBe('scoring has ended unasked.\nThe logs of this run are kept in /logs/demo-1');
  });

  it('keeps the stack of a fault of ours', () => {
    const fault = new TypeError('x is undefined');
    expect(withLogFolder(fault, '/logs/demo-1').message).toContain(fault.stack);
  });

  it('keeps the cause, by which a full disk is known', () => {
    const cause = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(withLogFolder(new InfrastructureError('It cannot write.', { cause }), '/logs').cause).toBe(cause);
    expect(withLogFolder(cause, '/logs').cause).toBe(cause);
  });
});
