import type { Known } from '../known-fields.js';
import { fields } from '../known-fields.js';

/** Fields of one region's tariff that are read or hold no price. */
export const knownRegister: Known = {
  ...fields(
    `code standing_charge_exc_vat standing_charge_inc_vat standard_unit_rate_exc_vat standard_unit_rate_inc_vat
    day_unit_rate_exc_vat day_unit_rate_inc_vat night_unit_rate_exc_vat night_unit_rate_inc_vat
    exit_fees_exc_vat exit_fees_inc_vat exit_fees_type`,
  ),
  links: fields('href method rel'),
};

/** Fields of a product beside its tariffs. */
export const knownProduct: Known = {
  ...fields(
    `code full_name display_name description is_variable is_green is_tracker is_prepay is_business is_restricted
    term available_from available_to tariffs_active_at brand direction`,
  ),
  single_register_electricity_tariffs: 'aside',
  dual_register_electricity_tariffs: 'aside',
  single_register_gas_tariffs: 'aside',
  /** By region, way of paying and kind of meter. */
  sample_quotes: { '*': { '*': { '*': fields('annual_cost_inc_vat annual_cost_exc_vat') } } },
  sample_consumption: {
    '*': fields('electricity_standard electricity_day electricity_night gas_standard'),
  },
  links: fields('href method rel'),
};
