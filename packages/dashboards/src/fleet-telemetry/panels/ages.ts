import {
  MappingType,
  type DynamicConfigValue,
  type ValueMap,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { colours, columnColours } from '../../panels/thresholds.ts'

/** Shows a number that stands for all greater ones as a text. */
export const shownAs = (number: number, text: string): DynamicConfigValue => {
  const mapping: ValueMap = {
    type: MappingType.ValueToText,
    options: { [String(number)]: { text, index: 0 } },
  }
  return { id: 'mappings', value: [mapping] }
}

/** Colours of a column of ages, in seconds. */
export const ageColours = (late: number, silent: number): readonly DynamicConfigValue[] =>
  columnColours(colours('green', [late, 'orange'], [silent, 'red']))

/** The query runs once a minute, and a scrape may be half a minute old. The alert waits for 15 minutes. */
export const SAMPLE_AGE = () => ageColours(180, 900)

/** A quiet cluster writes a line now and then. The alert waits for 30 minutes. */
export const LINE_AGE = () => ageColours(900, 1800)
