import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@sidetone/platform/time';
import { badRequest } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { smsParts } from '../channels/sms-parts.js';
import { linkOf } from '../issue-invitations/link.js';
import { optOutLinkOf } from '../opt-out/opt-out-token.js';
import { builtInTemplates } from './built-in-templates.js';
import { chooseTemplate } from './choose-template.js';
import { stopWord } from './how-to-stop.js';
import { compose } from './compose.js';
import type { PreviewAnswer, PreviewBody } from './template-body.js';
import { TellTemplates } from './tell-templates.js';
import { templateProblems } from './template-problems.js';
import type { TemplateKey } from './template-store.js';
import { BUILT_IN_VERSION, type Template } from './template.js';

type Keys = 'PUBLIC_URL' | 'OPERATOR_NAME' | 'OPERATOR_TIME_ZONE' | 'SMS_FROM' | 'SMS_STOP_WORDS';

/** As long as a token is, so that lengths are true; it opens nothing. */
const EXAMPLE_TOKEN = 'example'.padEnd(43, '-');

/** Shows messages as they would be, without sending any. */
@Injectable()
export class PreviewTemplate {
  constructor(
    private readonly overview: TellTemplates,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>,
  ) {}

  /** @throws Problem 400 for a text that could not be saved, 404 */
  async of(key: TemplateKey, { subject, body, occasion }: PreviewBody): Promise<PreviewAnswer> {
    const { items } = await this.overview.of(key.programmeId);
    const template =
      body === undefined ? this.inForce(items, key) : this.unsaved({ ...key, subject: subject ?? '', body });
    const words = compose(template, {
      language: key.language,
      timeZone: this.settings.OPERATOR_TIME_ZONE,
      occasion: occasion && { kind: occasion, at: this.clock.now() },
      accountManager: 'Aino Virtanen',
      signature: ['Aino Virtanen', this.settings.OPERATOR_NAME].filter((line) => line !== '').join('\n'),
      link: linkOf(this.settings.PUBLIC_URL, EXAMPLE_TOKEN),
      optOutLink: optOutLinkOf(this.settings.PUBLIC_URL, EXAMPLE_TOKEN),
      stopWord:
        key.channel === 'sms'
          ? stopWord(template.language, this.settings.SMS_FROM, this.settings.SMS_STOP_WORDS)
          : undefined,
    });
    const parts = key.channel === 'sms' ? smsParts(words.text).parts.length : null;
    return { language: template.language, version: template.version, ...words, parts };
  }

  private inForce(items: readonly Template[], { channel, language }: TemplateKey): Template {
    return chooseTemplate(
      items.filter((one) => one.channel === channel),
      builtInTemplates(channel),
      language,
      language,
    );
  }

  private unsaved({ channel, language, subject, body }: TemplateKey & { subject: string; body: string }): Template {
    const problems = templateProblems({ subject, body }, channel, language);
    if (problems.length > 0) throw badRequest(`The text needs ${problems.length} thing(s) mended.`, problems);
    return { channel, language, version: BUILT_IN_VERSION, subject, body };
  }
}
