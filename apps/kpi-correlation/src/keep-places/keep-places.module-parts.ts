import { PlaceStore } from './place-store.js';
import { PlacesController } from './places.controller.js';

export const keepPlacesDoors = [PlacesController];

export const keepPlaces = [PlaceStore];
