import fc from 'fast-check';

// A gate must speak of the change it judges: properties draw the same cases each time, unless others are asked for.
const asked = process.env.PROPERTY_SEED ?? '20260801';
if (asked !== 'random') fc.configureGlobal({ seed: Number.parseInt(asked, 10) });
