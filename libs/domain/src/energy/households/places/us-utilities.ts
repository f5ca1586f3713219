import type { AreaText } from './area-table.js';
import type { DeliveryUtility } from './place.js';

const utility = (id: string, name: string): DeliveryUtility => ({ id, name, noChoiceReason: null });

/** Large utilities elsewhere in the United States whose own tariffs or delivery charges are in the catalogue. */
export const usUtilities: readonly DeliveryUtility[] = [
  utility('pge', 'Pacific Gas & Electric'),
  utility('sce', 'Southern California Edison'),
  utility('sdge', 'San Diego Gas & Electric'),
  utility('fpl', 'Florida Power & Light'),
  utility('georgia-power', 'Georgia Power'),
  utility('comed', 'ComEd'),
  utility('coned', 'Con Edison'),
  utility('duke-carolinas', 'Duke Energy Carolinas'),
  utility('dominion-va', 'Dominion Energy Virginia'),
  utility('ppl', 'PPL Electric Utilities'),
  utility('peco', 'PECO'),
  utility('pseg', 'PSE&G'),
  utility('bge', 'BGE'),
  utility('pepco-dc', 'Pepco (District of Columbia)'),
  utility('us-other', 'Another utility'),
];

/**
 * ZIP prefixes in which each serves, coarse and from its published service area. Where a town, a
 * co-operative or another company serves part of the prefix, `us-other` is listed as well.
 */
export const usUtilityAreas: AreaText = {
  pge: '933 936-941 943-949 950-957 959 960 934 935 942 958',
  sce: '905-908 910-918 922-928 930 931 932 934 935 902 903 904',
  sdge: '919-921 926',
  fpl: '320 321 322 329-334 339 341 342 349 327 338',
  'georgia-power': '300-319 398 399',
  comed: '600-608 611 609 610 613 614',
  coned: '100-108 111 113-114 116 112',
  'duke-carolinas': '270-274 280-282 286-289 290 293 296 297 275-277 283',
  'dominion-va': '201 220-225 229-239 226 227 228 240 244',
  ppl: '170-172 175-187',
  peco: '189-191 193 194 180 195',
  pseg: '070-076 080 081 085 086 088 089',
  bge: '210-212 214 207 217',
  'pepco-dc': '200 202-205',
  'us-other': `933 939 940 942 943 945 950-953 956-960 934 935 902-908 910-918 922 925 926 928 930 932
    320-322 327 329 334 338 339 342 300-319 398 399 605 609 610 611 613 614 602 603
    116 280-282 270-274 286-290 293 296 297 275-277 283 201 220 221 224 225 226-229 232 240 244 189 180 193 195
    070 074 076 080 085 086 088 089 170 172 175 177 178 182-184 186 187 207 210 211 217`,
};
