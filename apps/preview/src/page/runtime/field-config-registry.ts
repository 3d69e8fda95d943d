import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  type FieldConfigPropertyItem,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data'

type Process = FieldConfigPropertyItem['process']

/** The options that a field of any panel has, and how an override sets each. */
const STANDARD_OPTIONS: Readonly<Record<string, Process>> = {
  unit: unitOverrideProcessor as Process,
  min: numberOverrideProcessor as Process,
  max: numberOverrideProcessor as Process,
  fieldMinMax: booleanOverrideProcessor as Process,
  decimals: numberOverrideProcessor as Process,
  displayName: displayNameOverrideProcessor as Process,
  color: identityOverrideProcessor,
  noValue: stringOverrideProcessor as Process,
  links: dataLinksOverrideProcessor as Process,
  actions: identityOverrideProcessor,
  mappings: valueMappingsOverrideProcessor as Process,
  thresholds: thresholdsOverrideProcessor as Process,
  filterable: booleanOverrideProcessor as Process,
}

const NOTHING = (): null => null

/** An option of which only the value counts: nothing is edited here. */
export const valueOnly = (
  path: string,
  process: Process = identityOverrideProcessor,
): FieldConfigPropertyItem => ({
  id: path,
  path,
  name: path,
  editor: NOTHING,
  override: NOTHING,
  process,
  shouldApply: () => true,
  ...(path === 'thresholds' && {
    defaultValue: {
      mode: 'absolute',
      steps: [
        { value: -Infinity, color: 'green' },
        { value: 80, color: 'red' },
      ],
    },
  }),
})

export const initFieldConfigRegistry = (): void => {
  standardEditorsRegistry.setInit(() => [])
  standardFieldConfigEditorRegistry.setInit(() =>
    Object.entries(STANDARD_OPTIONS).map(([path, process]) => valueOnly(path, process)),
  )
}
