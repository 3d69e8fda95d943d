import { TableCellDisplayMode } from '@grafana/grafana-foundation-sdk/common'
import {
  FieldColorBuilder,
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type DynamicConfigValue,
} from '@grafana/grafana-foundation-sdk/dashboard'

/** The colour of small values, and the values from which another colour applies, in ascending order. */
export const colours = (base: string, ...steps: readonly (readonly [from: number, color: string])[]) =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([{ value: null, color: base }, ...steps.map(([value, color]) => ({ value, color }))])

/** For a value that is neither good nor bad. Without steps Grafana would paint everything above 80 red. */
export const NEUTRAL = () => colours('blue')

/** For a number that should be zero. */
export const NONE_EXPECTED = () => colours('green', [1, 'red'])

/**
 * For the used share of something that stops working when it is full: three quarters leave time to act, and at nine
 * tenths the kubelet is about to evict pods (it does at 85 % to 95 %, by resource).
 */
export const FILLING_UP = () => colours('green', [0.75, 'orange'], [0.9, 'red'])

/** Gives a column of a table its own colours. */
export const columnColours = (thresholds: ThresholdsConfigBuilder): readonly DynamicConfigValue[] => [
  { id: 'thresholds', value: thresholds.build() },
  { id: 'color', value: new FieldColorBuilder().mode(FieldColorModeId.Thresholds).build() },
]

/** Writes a column of a table in colour, and leaves its cells empty of it. */
export const COLOURED_TEXT: DynamicConfigValue = {
  id: 'custom.cellOptions',
  value: { type: TableCellDisplayMode.ColorText },
}

/** Shows the numbers of a column in colours that their heights choose. */
export const inColour = (thresholds: ThresholdsConfigBuilder): readonly DynamicConfigValue[] => [
  COLOURED_TEXT,
  ...columnColours(thresholds),
]
