import { CLUSTER_LABEL } from '@fleet/model'
import { FieldColorModeId, type Panel } from '@grafana/grafana-foundation-sdk/dashboard'
import { MARKED } from './coloured-for.ts'

const LEGEND = `{{${CLUSTER_LABEL}}}`

/** Marks a panel of curves or bars in which each series is a cluster: a cluster has one colour on all of them. */
export const withClusterColours = (panel: Panel): Panel => {
  if (panel.type !== 'timeseries' || !panel.fieldConfig || !isOfClusters(panel)) return panel
  const { defaults, overrides } = panel.fieldConfig
  const color = { mode: FieldColorModeId.PaletteClassicByName }
  return { ...panel, fieldConfig: { defaults: { ...defaults, color }, overrides: [...overrides, MARKED] } }
}

const isOfClusters = ({ targets = [] }: Panel): boolean =>
  targets.some((target) => 'legendFormat' in target && target.legendFormat === LEGEND)
