import {
  type FieldColorModeId,
  type FieldConfigEditorBuilder,
  PanelPlugin,
  type PanelProps,
} from '@grafana/data'
import type { ComponentType } from 'react'
import { valueOnly } from '../runtime/field-config-registry.ts'
import { Drawn } from './drawn.tsx'

interface PanelKind<Options extends object> {
  readonly draw: ComponentType<PanelProps<Options>>
  /** Grafana's defaults of the options. A value that is an object is one whose keys have defaults. */
  readonly options?: Readonly<Record<string, unknown>>
  /** Grafana's defaults of what only this kind has in `fieldConfig.defaults.custom`. */
  readonly custom?: Readonly<Record<string, unknown>>
  /** How values get their colour where a panel does not say. */
  readonly color?: `${FieldColorModeId}`
  /** Kinds that draw no data ask nothing. */
  readonly isStatic?: boolean
}

/** A kind of panel as Grafana knows it, with the defaults that a dashboard's JSON leaves out. */
export const definePanel = <Options extends object>({
  draw: Draw,
  options = {},
  custom = {},
  color = 'thresholds',
  isStatic = false,
}: PanelKind<Options>): PanelPlugin => {
  const plugin = new PanelPlugin<Options>((properties) => (
    <Drawn {...properties}>
      <Draw {...properties} />
    </Drawn>
  ))
  plugin.setDataSupport({ annotations: true })
  plugin.setPanelOptions((builder) => {
    for (const [path, defaultValue] of leavesOf(options))
      builder.addCustomEditor({ id: path, path: path, name: path, editor: () => null, defaultValue })
  })
  if (!isStatic)
    plugin.useFieldConfig({
      standardOptions: { color: { defaultValue: { mode: color } } },
      useCustomConfig: (builder) => addCustom(builder, custom),
    })
  return plugin as PanelPlugin
}

const addCustom = (
  builder: FieldConfigEditorBuilder<object>,
  custom: Readonly<Record<string, unknown>>,
): void => {
  for (const [path, defaultValue] of Object.entries(custom))
    builder.addCustomEditor({ ...valueOnly(path), defaultValue } as never)
}

/** `{legend: {calcs: []}}` → `legend.calcs` with its value. */
const leavesOf = (
  options: Readonly<Record<string, unknown>>,
  within = '',
): readonly (readonly [string, unknown])[] =>
  Object.entries(options).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leavesOf(value as Readonly<Record<string, unknown>>, `${within}${key}.`)
      : [[`${within}${key}`, value] as const],
  )
