import { CLUSTER_LABEL } from '@fleet/model'
import { componentsOf, pipelinesOf, typeOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { exportsOf } from '../../telemetry/collectors/exporters.ts'
import { isRelay } from '../../telemetry/ingest.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireClusterLabel: Rule = {
  id: 'require-cluster-label',
  ownSeverity: 'warning',
  summary: 'All telemetry of a collector carries the name of its own cluster.',
  rationale:
    'Every panel selects by cluster. Telemetry without the label, or with another cluster’s, is in no panel or in the wrong one.',
  fix: 'Add a resource processor that upserts the label to each pipeline. Set the external label of remote write, too.',
  needs: 'cluster-label',
  check: inEachCollector((collector, report, cluster) => {
    checkPipelines(collector, cluster, report)
    checkRemoteWrite(collector, cluster.name, report)
  }),
}

const impact = 'no panel shows it under its cluster'

const checkPipelines = (collector: Collector, view: ClusterView, report: Report): void => {
  const { name: cluster } = view
  const labelling = componentsOf(collector, 'processors', 'resource')
    .filter(({ value }) =>
      value.attributes.some(
        ({ key, value: label, action }) => key === CLUSTER_LABEL && label === cluster && action !== 'delete',
      ),
    )
    .map(({ id }) => id)
  const relays = isRelay(view, collector)
  for (const { id, receivers, processors } of [
    ...pipelinesOf(collector, 'logs'),
    ...pipelinesOf(collector, 'metrics'),
  ]) {
    // What comes through a gateway has the name of its cluster already.
    if (relays && receivers.every((receiver) => typeOf(receiver) === 'otlp')) continue
    if (!processors.some((processor) => labelling.includes(processor)))
      report({
        location: collector.location('service', 'pipelines', id, 'processors'),
        message: `the pipeline ${id} of ${cluster} has no resource processor that sets ${CLUSTER_LABEL} to ${cluster}`,
        impact,
        fix: `add a resource processor that upserts ${CLUSTER_LABEL}: ${cluster} to the pipeline`,
      })
  }
}

const checkRemoteWrite = (collector: Collector, cluster: string, report: Report): void => {
  for (const { path, externalLabels } of exportsOf(collector)) {
    if (!externalLabels || externalLabels[CLUSTER_LABEL] === cluster) continue
    report({
      location: collector.location(...path.slice(0, 2), 'external_labels', CLUSTER_LABEL),
      message: `metrics of ${cluster} leave with the external label ${CLUSTER_LABEL} ${externalLabels[CLUSTER_LABEL] ?? 'unset'}`,
      impact,
      fix: `set external_labels.${CLUSTER_LABEL}: ${cluster}; the resource attribute reaches target_info only`,
    })
  }
}
