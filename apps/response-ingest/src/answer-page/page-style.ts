import { createHash } from 'node:crypto';

/**
 * One colour for every number: red and green would tell people what to answer (Tourangeau, Couper & Conrad 2007). Sizes are in rem and distances
 * logical, so that large type and right-to-left languages need no rules of their own.
 */
export const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; --ink: #1a1d21; --paper: #fff; --soft: #f1f3f5; --line: #6b7280; --focus: #1d4ed8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f3f5; --paper: #16181c; --soft: #24272d; --line: #9aa1ad; --focus: #8ab4ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; hyphens: auto; }
main, footer { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem; }
footer { border-top: 1px solid var(--soft); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2, legend { font-size: 1.125rem; font-weight: 600; line-height: 1.35; }
h2 { margin: 2rem 0 .5rem; }
p { margin: 0 0 1rem; }
fieldset { border: 0; margin: 0 0 2rem; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .75rem; }
.scale { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: .25rem; }
.levels { max-width: 24rem; }
.scale.levels { grid-template-columns: repeat(5, minmax(0, 1fr)); }
@media (min-width: 36rem) { .scale:not(.levels) { grid-template-columns: repeat(11, minmax(0, 1fr)); } }
.scale label { position: relative; cursor: pointer; }
.scale input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; appearance: none; border-radius: .5rem; cursor: pointer; }
.scale span { display: grid; place-items: center; min-height: 3rem; border: 1px solid var(--line); border-radius: .5rem; font-size: 1.125rem; }
.scale label:hover span { background: var(--soft); }
.scale input:checked + span { background: var(--ink); color: var(--paper); border-color: var(--ink); font-weight: 700; }
@media (forced-colors: active) { .scale input:checked + span { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
.away { position: absolute; inset-inline-start: -200vw; }
.ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: .5rem 0 0; }
.ends.levels { margin: 0 0 1rem; }
.ticks label { display: flex; gap: .75rem; align-items: start; padding: .5rem 0; cursor: pointer; }
.ticks input { flex: none; width: 1.375rem; height: 1.375rem; margin: .0625rem 0 0; accent-color: var(--ink); }
.of { font-weight: 400; font-size: 1rem; margin-bottom: .5rem; }
fieldset:has(.of) { margin-bottom: 1.25rem; }
.why { font-size: 1.125rem; font-weight: 600; display: block; margin: 2rem 0 .5rem; }
textarea { display: block; width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
.hint { margin: .5rem 0 2rem; }
button { font: inherit; font-weight: 600; color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: .5rem; padding: .75rem 1.5rem; min-height: 3rem; max-width: 100%; cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
a { color: inherit; text-underline-offset: .2em; }
main a { display: inline-block; padding: .375rem 0; }
.error { border-inline-start: .25rem solid; padding-inline-start: .75rem; font-weight: 600; }
footer ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
footer li > * { display: inline-block; padding: .375rem 0; }
`;

const styleHash = createHash('sha256').update(STYLE, 'utf8').digest('base64');

/** Nothing from elsewhere, no scripts, and no trace of the link, which is as good as a password, in logs of others or in caches. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;
