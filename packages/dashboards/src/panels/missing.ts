import {
  MappingType,
  SpecialValueMatch,
  type SpecialValueMap,
} from '@grafana/grafana-foundation-sdk/dashboard'

/** A value that is not there is grey. Otherwise it has the colour of the smallest value, and silence looks healthy. */
export const MISSING_IS_GREY: SpecialValueMap = {
  type: MappingType.SpecialValue,
  options: { match: SpecialValueMatch.NullAndNan, result: { text: 'no data', color: 'gray', index: 0 } },
}
