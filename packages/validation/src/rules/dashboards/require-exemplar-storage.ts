import { fieldsOf } from '../../queries/json.ts'
import type { Grafana } from '../../tree/monitoring/grafana.ts'
import { listOf, valueAt } from '../../values/value-at.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachGrafana } from './data-sources.ts'

export const requireExemplarStorage: Rule = {
  id: 'require-exemplar-storage',
  ownSeverity: 'warning',
  summary: 'Where Grafana leads from points of metrics to traces, Prometheus stores these points.',
  rationale:
    'Prometheus drops exemplars without a word unless its feature `exemplar-storage` is on. A panel that shows exemplars is then as any other.',
  fix: 'Add exemplar-storage to prometheus.prometheusSpec.enableFeatures.',
  check: inEachGrafana((grafana, report) => {
    if (!linksExemplars(grafana) || storesExemplars(grafana)) return
    report({
      location: grafana.location('sidecar', 'datasources', EXEMPLARS),
      message: 'Grafana leads from points of metrics to traces, and Prometheus stores no exemplars',
      impact: 'no panel has a point that leads to a trace',
      fix: 'set prometheus.prometheusSpec.enableFeatures: [exemplar-storage]',
    })
  }),
}

const EXEMPLARS = 'exemplarTraceIdDestinations'

/** The chart’s own data source is of its own Prometheus; another may be of any. */
const linksExemplars = ({ dataSources }: Grafana): boolean =>
  dataSources.some(
    ({ type, path, fields }) =>
      type === 'prometheus' && path[0] === 'sidecar' && Object.keys(fieldsOf(fields[EXEMPLARS])).length > 0,
  )

const storesExemplars = ({ release }: Grafana): boolean =>
  listOf(valueAt(release.object.spec?.values, ['prometheus', 'prometheusSpec', 'enableFeatures'])).includes(
    'exemplar-storage',
  )
