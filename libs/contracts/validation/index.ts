export { isJsonObject, type JsonObject, type JsonTraits } from './json-traits.js';
export { normalise, type Normalised } from './normalise.js';
