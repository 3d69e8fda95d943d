import {
  MappingType,
  type DynamicConfigValue,
  type ValueMap,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { FLAG_CELL } from '../../panels/flag-cell.ts'
import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { MISSING_IS_GREY } from '../../panels/missing.ts'

/** A share as a bar. An empty queue is 0.0 %, not 0.00052 %. */
export const SHARE_CELL = (): readonly DynamicConfigValue[] => [...GAUGE_CELL(), { id: 'decimals', value: 1 }]

/** The query runs once a minute, and a scrape may be half a minute old. The alert waits for 15 minutes. */
export const SAMPLE_AGE = () => FLAG_CELL([180, 'orange'], [900, 'red'])

/** A quiet cluster writes a line now and then. The alert waits for 30 minutes. */
export const LINE_AGE = () => FLAG_CELL([900, 'orange'], [1800, 'red'])

/** A cell in which one number stands for all greater ones, with the text that says so. */
export const withText = (
  cell: readonly DynamicConfigValue[],
  number: number,
  text: string,
): readonly DynamicConfigValue[] => {
  const mapping: ValueMap = {
    type: MappingType.ValueToText,
    options: { [String(number)]: { text, index: 1 } },
  }
  return [
    ...cell.filter(({ id }) => id !== 'mappings'),
    { id: 'mappings', value: [MISSING_IS_GREY, mapping] },
  ]
}
