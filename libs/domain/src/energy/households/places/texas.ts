import type { AreaText } from './area-table.js';
import type { DeliveryUtility } from './place.js';

/**
 * Texas ZIP codes by the utility that owns the wires. Written from the utilities' published service
 * areas and lists of towns (state of 2026); where two meet in one ZIP both are listed, so that the
 * page asks. `tx-cooperative` stands for the member-owned and town utilities of the countryside.
 */
export const texasAreas: AreaText = {
  oncor: `
    750 751 752 753 754 75550 75554 75652 75654 75667 75684 75681 75698 757 758 759
    760 761 762 763 764 765 766 767 768 76932 76941 76951
    76043 76050 76055 76093 76201-76210 76227 76259 75033-75036 76226 76247 75068 75078 75009
    75040-75049 75401-75404 76801 77855 77865
    78615 78621 78626-78628 78633 78634 78650 78653 78660 78664 78665 78674 78680-78683 78691
    78717 78727 78728 78750 78759 78761 79097 79124 79331 79351 79377
    79511 79512 79516 79526 79527 79532 79535 79543 79549 79556 79565 797 79718 79735 79752 79772`,
  centerpoint: `
    770 772 77336 77338 77339 77345-77347 77373 77375 77377 77379 77383 77388 77389 77391 77396
    77302 77316 77325 77354 77355 77357 77362 77363 77365 77380-77387 77393
    774 77422 77430 77480 77486 775 77510-77512 77515 77517 77518 77535 77546 77563 77565 77568
    77573 77574 77581 77584 77588 77590-77592 77550-77555 77575 77580 77597 77443 77454 77467 77482 77488`,
  'aep-central': `
    77414 77419 77428 77434 77437 77440 77442 77443 77454-77458 77460 77465 77467 77482 77483 77488
    779 780 781 783 784 785 78602 78604 78614 78629 78632 78638 78644 78648 78656 78661 788
    78933-78935 78943 78951 78956 78962 78520-78523 78526`,
  'aep-north': `
    76363 76364 76371 76373 76384 76385 76388 76430 76437 76443 76464 76469 76471 76483 76491
    768 76801 769 79079 79095 792 79370 795 79556 796 79718 79734 79743 79744 79752 79780 79781 798 78832`,
  tnmp: `
    75028 75029 75057 75067 754 76043 76050 76055 76077 76093 76205 76251 76255 76258 76261 76265 76271
    76310 76357 76365 76370 76372 76377 76427 76433 76436 76453 76455 76457 76459 76460 76463 76475 76476
    76481 76531 76538 76627 76629 76634 76636 76638 76649 76652 76665 76671 76689 76690
    77422 77430 77463 77480 77486 77510-77512 77515 77517 77518 77539 77546 77549 77550 77563 77565 77568
    77573 77574 77581 77584 77588 77590-77592 79730 79735 79740 79772 79777 79785 79788 79789 79848`,
  lpl: `79364 79407 794`,
  'austin-energy': `733 786 78653 78660 787 78717 78727 78728 78750 78759 78761`,
  'cps-energy': `78002 78006 78009 78015 78023 78039 78052 78054 78069 78073 78108 78109 78112 78148 78150 78154
    78163 782`,
  'denton-municipal': `76201-76210`,
  'garland-power': `75040-75049`,
  'greenville-electric': `75401-75404`,
  'bryan-college-station': `778`,
  'brownsville-pub': `78520-78523 78526`,
  'georgetown-utility': `78626-78628 78633`,
  'new-braunfels': `78130-78133 78135`,
  coserv: `75033-75036 76226 76227 76247 76259 76208 76210 75068 75078 75009`,
  'entergy-texas': `773 77302 77316 77354 77357 77362 77365 77380-77387 776 777 77535 77514 77519 77533 77538 77560 77561
    77564 77575 77580 77582 77585 77597 77661 778 759`,
  'el-paso-electric': `79821 79835-79839 79847 79849 79851 79853 79855 799 885`,
  swepco: `755 756`,
  'xcel-texas': `73949 73960 790 791 793 79007`,
  'tx-cooperative': `
    754 758 759 763 764 766 768 773 774 77422 77430 778 779 780 781 786 788 789 793 79358 79363 79382 79407 797
    77302 77316 77354 77355 77362 77363 78734 78130-78133 78135`,
};

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
