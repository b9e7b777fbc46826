export { databaseAddress } from './database-address.js';
export { readSettings, list, secretPairs, SettingsError, type SettingsOf, type SettingSpecs } from './read-settings.js';
export { MAIL_ADDRESS, mailAddress } from './mail-address.js';
export { mailServer, timeZone, wholeNumberFrom } from './validators.js';
export { platformSettings, type PlatformSettings } from './platform-settings.js';
export { bool, num, port, str, url } from 'envalid';
