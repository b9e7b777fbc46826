import { createHash } from 'node:crypto';
import { DARK, LIGHT } from '../pictures/index.js';

/** Sizes in rem, so that large type needs no rules of its own; the colours are those of the pictures, which lie on the same paper. */
const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; --paper: ${LIGHT.paper}; --ink: ${LIGHT.ink}; --quiet: ${LIGHT.quiet}; --line: ${LIGHT.line}; --link: ${LIGHT.found}; }
@media (prefers-color-scheme: dark) { :root { --paper: ${DARK.paper}; --ink: ${DARK.ink}; --quiet: ${DARK.quiet}; --line: ${DARK.line}; --link: ${DARK.found}; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
header, main, footer { max-width: 53.25rem; margin: 0 auto; padding: 1rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .25rem; }
p { margin: 0 0 .75rem; max-width: 44rem; }
.quiet { color: var(--quiet); }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .75rem 0 0; padding: 0; }
nav li > * { display: inline-block; padding: .25rem 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; margin: 0; }
.tiles div { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.tiles dt { color: var(--quiet); }
.tiles dd { margin: 0; }
.tiles .figure { font-size: 1.75rem; font-weight: 600; line-height: 1.3; }
.note { border-inline-start: .25rem solid var(--link); padding: .25rem 0 .25rem .75rem; }
picture, img { display: block; max-width: 100%; height: auto; }
picture { margin: .75rem 0 .25rem; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
summary { cursor: pointer; padding: .25rem 0; width: fit-content; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: start; color: var(--quiet); padding-bottom: .25rem; }
th, td { padding: .25rem 1rem .25rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th { font-weight: 600; }
tbody th { white-space: nowrap; }
@media (max-width: 30rem) { .services td:first-of-type { display: none; } .services th, .services td { padding-inline-end: .625rem; } }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
`;

const styleHash = createHash('sha256').update(STYLE, 'utf8').digest('base64');

export const PAGE_STYLE = STYLE;

/** Pictures of our own and nothing else from anywhere; no scripts. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/** A picture opened on its own may style itself, and do nothing else. */
export const PICTURE_HEADERS = {
  'content-type': 'image/svg+xml; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;
