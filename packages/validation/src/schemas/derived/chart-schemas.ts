// Written by `pnpm derive:chart-keys`.

import chart0 from './kube-prometheus-stack-88.5.3.json' with { type: 'json' }
import chart1 from './loki-18.11.0.json' with { type: 'json' }
import chart2 from './opentelemetry-collector-0.170.0.json' with { type: 'json' }

/** The schemas of the values of charts, by their files. */
export const CHART_SCHEMAS = {
  'derived/kube-prometheus-stack-88.5.3.json': chart0,
  'derived/loki-18.11.0.json': chart1,
  'derived/opentelemetry-collector-0.170.0.json': chart2,
}
