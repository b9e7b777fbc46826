import type { SendingChannel } from '../channels/channels.js';

/** The words of a message, with variables in double braces. */
export interface TemplateText {
  /** Of a mail only. */
  readonly subject: string;
  readonly body: string;
}

/** The words of one programme, channel and language. Version 0 is built in; a text is never changed, it gets a next version. */
export interface Template extends TemplateText {
  readonly channel: SendingChannel;
  /** BCP 47. */
  readonly language: string;
  readonly version: number;
}

export const BUILT_IN_VERSION = 0;
