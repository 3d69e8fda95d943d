import {
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import type { Query } from '../queries/query.ts'
import { MISSING_IS_GREY } from './missing.ts'
import { panel, type PanelText, type Unit } from './panel.ts'
import { NEUTRAL } from './thresholds.ts'

interface Stat extends PanelText {
  readonly unit: Unit
  readonly query: Query
}

/** One number, or one for each series with the series' name. */
export const stat = ({ unit, query, ...text }: Stat) =>
  panel(new StatBuilder(), text, { width: 6, height: 4 }, { queries: [query], asking: 'instant' })
    .unit(unit)
    .thresholds(NEUTRAL())
    .mappings([MISSING_IS_GREY])
    // Grafana's default: the SDK has none.
    .reduceOptions(ofEachSeries(query))
    // By default Grafana hides the name of a single series.
    .textMode(query.legend === '' ? BigValueTextMode.Auto : BigValueTextMode.ValueAndName)
    // An instant query has no curve.
    .graphMode(BigValueGraphMode.None)

/** The last value of each series. Loki answers an instant query with a table, whose rows are the series. */
const ofEachSeries = ({ store, legend }: Query) =>
  new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(store === 'loki' && legend !== '')
