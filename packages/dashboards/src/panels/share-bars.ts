import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge'
import { MISSING_IS_GREY } from './missing.ts'
import { panel, type PanelText, type Queries } from './panel.ts'
import { LAST } from './stat.ts'
import { FILLING_UP } from './thresholds.ts'

/** A bar for each series, whose value is a share from 0 to 1. It turns red as it fills up. */
export const shareBars = ({ queries, ...text }: PanelText & { readonly queries: Queries }) =>
  panel(new BarGaugeBuilder(), text, { width: 8, height: 6 }, { queries, asking: 'instant' })
    .unit('percentunit')
    .min(0)
    .max(1)
    .thresholds(FILLING_UP())
    .mappings([MISSING_IS_GREY])
    .reduceOptions(LAST())
    .orientation(VizOrientation.Horizontal)
    .namePlacement(BarGaugeNamePlacement.Left)
    .displayMode(BarGaugeDisplayMode.Basic)
