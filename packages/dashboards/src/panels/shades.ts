import {
  FieldColorBuilder,
  FieldColorModeId,
  type DynamicConfigValue,
} from '@grafana/grafana-foundation-sdk/dashboard'

/** Colours of one meaning: each series that is meant has a shade of its own. */
export const shadesOf = (color: string): readonly DynamicConfigValue[] => [
  { id: 'color', value: new FieldColorBuilder().mode(FieldColorModeId.Shades).fixedColor(color).build() },
]

/** One colour, whatever the value is. */
export const fixedColour = (color: string): DynamicConfigValue => ({
  id: 'color',
  value: new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(color).build(),
})
