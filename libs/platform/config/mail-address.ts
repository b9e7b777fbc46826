import { EnvError, makeValidator } from 'envalid';

/** One address without a name, of the lengths that RFC 5321 allows: what may stand in a header and in an envelope without being more than one address. */
export const MAIL_ADDRESS = /^(?=.{1,254}$)[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]+$/;

/** One e-mail address, without a name. */
export const mailAddress = makeValidator<string | undefined>((text) => {
  if (!MAIL_ADDRESS.test(text)) throw new EnvError('expected one e-mail address without a name');
  return text;
});
