import type { Channel } from '../programmes/index.js';
import { chooseChannel, type Reachability } from './index.js';

const choose = (
  contact: Partial<Reachability>,
  channels: readonly Channel[],
  ...optOuts: readonly (Channel | 'all')[]
): string => {
  const chosen = chooseChannel({ addresses: ['email', 'sms'], ...contact }, channels, new Set(optOuts));
  return chosen.kind === 'chosen' ? chosen.channel : chosen.reason;
};

describe('chooseChannel', () => {
  it('takes the programme’s order where the contact told none', () => {
    expect(choose({}, ['sms', 'email'])).toBe('sms');
    expect(choose({ addresses: ['email'] }, ['sms', 'email'])).toBe('email');
  });

  it('takes the contact’s order, of what the programme offers', () => {
    expect(choose({ consentedChannels: ['push', 'email', 'sms'] }, ['sms', 'email'])).toBe('email');
    expect(choose({ consentedChannels: ['email', 'sms'] }, ['sms'])).toBe('sms');
  });

  it('uses no channel that the contact did not agree to, even with an address', () => {
    expect(choose({ consentedChannels: ['sms'] }, ['email'])).toBe('noAddress');
    expect(choose({ consentedChannels: [] }, ['email', 'webhook', 'agent'])).toBe('noAddress');
  });

  it('needs no address for the gateway, which knows the way and keeps to what was agreed to', () => {
    expect(choose({ addresses: [] }, ['email', 'webhook'])).toBe('webhook');
    expect(choose({ addresses: [], consentedChannels: ['sms'] }, ['sms', 'webhook'])).toBe('webhook');
  });

  it('has nobody called who agreed to other ways only', () => {
    expect(choose({ consentedChannels: ['email'] }, ['agent'])).toBe('noAddress');
    expect(choose({ consentedChannels: ['email'] }, ['agent', 'email'])).toBe('email');
    expect(choose({ consentedChannels: ['email', 'agent'] }, ['agent'])).toBe('agent');
  });

  it('has those called who have a number; of whom no address is told, interviewers know the way', () => {
    expect(choose({ addresses: ['sms'] }, ['agent'])).toBe('agent');
    expect(choose({ addresses: ['email'] }, ['agent', 'email'])).toBe('email');
    expect(choose({ addresses: ['email'] }, ['agent'])).toBe('noAddress');
    expect(choose({ addresses: [] }, ['agent'])).toBe('agent');
  });

  it('passes over a channel opted out of, and asks by none after an opt-out from all', () => {
    expect(choose({}, ['sms', 'email'], 'sms')).toBe('email');
    expect(choose({}, ['sms', 'email'], 'sms', 'email')).toBe('optedOut');
    expect(choose({}, ['sms', 'webhook', 'agent'], 'all')).toBe('optedOut');
    expect(choose({ addresses: ['sms'] }, ['sms', 'email'], 'sms')).toBe('optedOut');
  });

  it('says that there is no way rather than that it was opted out of', () => {
    expect(choose({ addresses: [] }, ['sms'], 'all')).toBe('noAddress');
  });
});
