import { CLUSTER_LABEL } from '@fleet/model'
import { componentsOf, pipelinesOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { exportsOf } from '../../telemetry/collectors/exporters.ts'
import type { Rule } from '../rule.ts'
import { inEachCollector } from '../in-each-collector.ts'
import type { Violation } from '../../values/violation.ts'

export const requireClusterLabel: Rule = {
  id: 'require-cluster-label',
  summary: 'Whatever leaves a collector carries the name of its own cluster.',
  rationale:
    'Every panel selects by cluster: telemetry without the label, or with another cluster’s, is in no panel or in the wrong one.',
  example: {
    refused:
      'processors:\n  resource:\n    attributes:\n      - { key: cluster, value: homelab, action: upsert }   # in oracle-k3s\n',
    accepted:
      'processors:\n  resource:\n    attributes:\n      - { key: cluster, value: oracle-k3s, action: upsert }\n',
  },
  fix: 'Let a resource processor of each pipeline upsert the label, and set it as an external label of remote write too.',
  check: inEachCollector((collector, { name }) => [
    ...unlabelledPipelines(collector, name),
    ...unlabelledSeries(collector, name),
  ]),
}

const impact = 'no panel shows it under its cluster'

const unlabelledPipelines = (collector: Collector, cluster: string): Violation[] => {
  const labelling = componentsOf(collector, 'processors', 'resource')
    .filter(({ value }) =>
      value.attributes.some(
        ({ key, value: label, action }) => key === CLUSTER_LABEL && label === cluster && action !== 'delete',
      ),
    )
    .map(({ id }) => id)
  return [...pipelinesOf(collector, 'logs'), ...pipelinesOf(collector, 'metrics')]
    .filter(({ processors }) => !processors.some((id) => labelling.includes(id)))
    .map(({ id }) => ({
      location: collector.location('service', 'pipelines', id, 'processors'),
      message: `the pipeline ${id} of ${cluster} has no resource processor that sets ${CLUSTER_LABEL} to ${cluster}`,
      impact,
      fix: `let a resource processor upsert ${CLUSTER_LABEL}: ${cluster}, and name it in the pipeline`,
    }))
}

const unlabelledSeries = (collector: Collector, cluster: string): Violation[] =>
  exportsOf(collector)
    .filter(({ externalLabels }) => externalLabels && externalLabels[CLUSTER_LABEL] !== cluster)
    .map(({ path, externalLabels = {} }) => ({
      location: collector.location(...path.slice(0, 2), 'external_labels', CLUSTER_LABEL),
      message: `metrics of ${cluster} leave with the external label ${CLUSTER_LABEL} ${externalLabels[CLUSTER_LABEL] ?? 'unset'}`,
      impact,
      fix: `set external_labels.${CLUSTER_LABEL}: ${cluster}; the resource attribute only reaches target_info`,
    }))
