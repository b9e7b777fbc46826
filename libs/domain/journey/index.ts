export { JOURNEY_AREAS, type JourneyArea } from './journey-area.js';
