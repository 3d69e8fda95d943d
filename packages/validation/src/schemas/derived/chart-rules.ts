// Written by `pnpm derive:chart-keys`.

import chart0 from './kube-prometheus-stack-88.5.3-rules.json' with { type: 'json' }
import chart1 from './loki-18.11.0-rules.json' with { type: 'json' }

/** The groups of alerts that charts bring, by the chart's name and version. */
export const CHART_RULES = {
  'kube-prometheus-stack-88.5.3': chart0,
  'loki-18.11.0': chart1,
}
