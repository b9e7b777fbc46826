/** Languages whose usual script runs from right to left. Node 20 knows it too, but the types of its ECMAScript version do not. */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

/** Which way a text runs, by its BCP 47 tag; a script that is named (`az-Arab`) decides. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...others] = tag.split('-');
  const script = others.find((part) => /^[A-Z][a-z]{3}$/.test(part));
  const isRightToLeft = script === undefined ? RIGHT_TO_LEFT.has(language) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}
