import { readSettings } from '@sidetone/platform/config';
import { secret } from './secret-setting.js';

it('refuses a secret that is too short, without repeating it', () => {
  const start = () => readSettings({ LINK_SECRET: 'hunter2' }, { LINK_SECRET: secret() });
  expect(start).toThrow(/at least 32 characters/);
  expect(start).not.toThrow(/hunter2/);
});
