import type { DeliveryUtility } from './place.js';

const open = (id: string, name: string): DeliveryUtility => ({ id, name, noChoiceReason: null });

const closed = (id: string, name: string, kind: string): DeliveryUtility => ({
  id,
  name,
  noChoiceReason: `${name} is ${kind}. Its customers cannot choose another supplier.`,
});

const city = 'owned by the city and both delivers and sells the power';
const monopoly = 'the only seller in its part of Texas, which never opened to competition';

/** Texas utilities by id; retail choice exists on the wires of the first six only (Texas PURA ch. 39). */
export const texasUtilities: readonly DeliveryUtility[] = [
  open('oncor', 'Oncor'),
  open('centerpoint', 'CenterPoint Energy'),
  open('aep-central', 'AEP Texas Central'),
  open('aep-north', 'AEP Texas North'),
  open('tnmp', 'Texas-New Mexico Power'),
  open('lpl', 'Lubbock Power & Light'),
  closed('austin-energy', 'Austin Energy', city),
  closed('cps-energy', 'CPS Energy (San Antonio)', city),
  closed('denton-municipal', 'Denton Municipal Electric', city),
  closed('garland-power', 'Garland Power & Light', city),
  closed('greenville-electric', 'GEUS (Greenville)', city),
  closed('bryan-college-station', 'BTU or College Station Utilities', city),
  closed('brownsville-pub', 'Brownsville Public Utilities Board', city),
  closed('georgetown-utility', 'Georgetown Electric', city),
  closed('new-braunfels', 'New Braunfels Utilities', city),
  closed('coserv', 'CoServ Electric', 'a co-operative that its customers own'),
  closed('entergy-texas', 'Entergy Texas', monopoly),
  closed('el-paso-electric', 'El Paso Electric', monopoly),
  closed('swepco', 'SWEPCO', monopoly),
  closed('xcel-texas', 'Xcel Energy (Southwestern Public Service)', monopoly),
  closed('tx-cooperative', 'A local co-operative or town utility', 'owned by its members or its town'),
];
