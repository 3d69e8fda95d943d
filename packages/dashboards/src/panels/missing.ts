import {
  MappingType,
  SpecialValueMatch,
  type DynamicConfigValue,
  type SpecialValueMap,
} from '@grafana/grafana-foundation-sdk/dashboard'

const missingAs = (text: string): SpecialValueMap => ({
  type: MappingType.SpecialValue,
  options: { match: SpecialValueMatch.NullAndNan, result: { text, color: 'gray', index: 0 } },
})

/** A value that is not there is grey. Otherwise it has the colour of the smallest value, and silence looks healthy. */
export const MISSING_IS_GREY: SpecialValueMap = missingAs('no data')

/** The same in a column of a table, where the text can say why. */
export const missingCell = (text: string): DynamicConfigValue => ({
  id: 'mappings',
  value: [missingAs(text)],
})
