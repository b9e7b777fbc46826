export { readGlances, type GlanceReader, type GlanceSettings } from './read-glance.js';
export { serveGlance } from './serve-glance.js';
export { writePictures, openPictureFolder } from './write-pictures.js';
export type { PageSettings } from './page/glance-page.js';
export type { Planted } from './seen.js';
