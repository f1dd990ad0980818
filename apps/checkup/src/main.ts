import './checkup.css';
import { keepOffline } from './keep-offline.ts';
import { mountCheckup } from './mount.ts';

export { mountCheckup };

/** On the public page; in the console, the page that brings it calls `mountCheckup`. */
const place = document.getElementById('checkup');
if (place) {
  mountCheckup(place);
  void keepOffline(place.dataset.offline, place.dataset.scope);
}
