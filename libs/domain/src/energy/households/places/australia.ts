import type { AreaText } from './area-table.js';
import type { DeliveryUtility } from './place.js';

const network = (id: string, name: string): DeliveryUtility => ({ id, name, noChoiceReason: null });

const single = (id: string, name: string): DeliveryUtility => ({
  id,
  name,
  noChoiceReason: `Households on the ${name} network cannot choose another electricity retailer.`,
});

/** Australian distribution networks. */
export const australianNetworks: readonly DeliveryUtility[] = [
  network('ausgrid', 'Ausgrid'),
  network('endeavour', 'Endeavour Energy'),
  network('essential', 'Essential Energy'),
  network('evoenergy', 'Evoenergy'),
  network('citipower', 'CitiPower'),
  network('powercor', 'Powercor'),
  network('jemena', 'Jemena'),
  network('ausnet', 'AusNet Services'),
  network('united', 'United Energy'),
  network('energex', 'Energex'),
  network('ergon', 'Ergon Energy'),
  network('sapn', 'SA Power Networks'),
  network('tasnetworks', 'TasNetworks'),
  single('western-power', 'Western Power'),
  single('horizon-power', 'Horizon Power'),
  single('power-water', 'Power and Water'),
];

/** Postcodes by network, coarse, from the networks' published areas; both are listed where two meet. */
export const australianAreas: AreaText = {
  ausgrid: `2000-2114 2118-2141 2143 2144 2154 2158 2159 2162 2163 2172 2190-2234 2250-2310 2315-2330 2333-2337 2775`,
  endeavour: `2113-2126 2142 2145-2179 2198 2200 2213 2214 2233 2250 2257 2283 2328-2330 2500-2536 2538-2541
    2555-2580 2622 2745-2790 2795 2800 2845-2850`,
  essential: `2311 2312 2325 2328-2332 2338-2490 2537 2545-2551 2580-2594 2611 2618-2621 2623-2739 2787 2790-2794 2797-2880`,
  evoenergy: `2600-2618 2620 2900-2914`,
  citipower: `3000-3011 3031 3051-3057 3065-3071 3078 3101-3104 3121-3127 3129 3141-3144 3161 3181-3183 3205-3207`,
  powercor: `3008 3012-3030 3034-3038 3211-3350 3351-3427 3430-3599 3608-3649 3662 3666-3669 3685 3725 3727-3730 3756 3762 3764`,
  jemena: `3011-3016 3019 3020 3023 3025 3031-3049 3051 3052 3058-3064 3068-3070 3072-3087 3335-3340 3427-3431 3437 3750 3753`,
  ausnet: `3061-3064 3074-3076 3082-3099 3106 3109-3116 3132-3140 3152-3160 3175 3178-3180 3434 3521 3522 3607-3612 3631
    3646 3658-3799 3802-3909 3912 3921-3925 3945-3996`,
  united: `3104-3111 3114 3122-3133 3144-3152 3161-3179 3182-3204 3800-3803 3910-3920 3926-3944 3975-3977`,
  energex: `4000-4352 4355 4358 4359 4370 4500-4581 4601`,
  ergon: `4353-4358 4360-4498 4580 4581 4600-4895`,
  sapn: `5000-5960`,
  tasnetworks: `7000-7470`,
  'western-power': `6000-6640`,
  'horizon-power': `6440-6452 6646-6798`,
  'power-water': `0800-0899`,
};

/** Postcodes by market and clock; the first that names a postcode decides. */
export const australianRegions: AreaText = {
  'au-nsw Australia/Broken_Hill': `2880`,
  'au-act Australia/Sydney': `2600-2609 2612-2618 2900-2920`,
  'au-nsw Australia/Sydney': `2000-2599 2611 2619-2899`,
  'au-vic Australia/Melbourne': `3000-3999`,
  'au-qld Australia/Brisbane': `4000-4999`,
  'au-sa Australia/Adelaide': `5000-5999`,
  'au-wa Australia/Perth': `6000-6999`,
  'au-tas Australia/Hobart': `7000-7999`,
  'au-nt Australia/Darwin': `0800-0899`,
};
