/** The Message-ID of a message: the same on every attempt. @param from the address whose domain vouches for it */
export function mailIdOf(messageId: string, from: string): string {
  // A colon may not stand there unquoted (RFC 5322, dot-atom-text).
  return `<${messageId.replaceAll(':', '.')}@${domainOf(from)}>`;
}

/** The message that a Message-ID of ours names; undefined for any other. */
export function messageIdOf(mailId: string): string | undefined {
  const [, local] = /^<?(INV-[\w-]+(?:\.reminder)?)@[^@\s>]+>?$/.exec(mailId.trim()) ?? [];
  return local?.replace(/\.reminder$/, ':reminder');
}

/** The part behind the @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
