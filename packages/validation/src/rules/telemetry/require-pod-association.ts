import { componentsOf, pipelinesOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { K8sAttributes } from '../../telemetry/collectors/config.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requirePodAssociation: Rule = {
  id: 'require-pod-association',
  ownSeverity: 'warning',
  summary: 'A pipeline of log files has a k8s_attributes processor that finds each line’s pod and its owner.',
  rationale:
    'Without the pod, lines have no deployment and no service. A lookup by name alone finds the next pod of that name.',
  fix: 'Add k8s_attributes. Associate by the pod’s uid, then by its name and namespace. Extract its owner and node.',
  check: inEachCollector((collector, report) => {
    const receivers = componentsOf(collector, 'receivers', 'file_log')
    const processors = componentsOf(collector, 'processors', 'k8s_attributes')
    for (const pipeline of pipelinesOf(collector, 'logs')) {
      if (!receivers.some(({ id }) => pipeline.receivers.includes(id))) continue
      const processor = processors.find(({ id }) => pipeline.processors.includes(id))
      if (processor) checkProcessor(collector, processor.id, processor.value, report)
      else
        report({
          location: collector.location('service', 'pipelines', pipeline.id, 'processors'),
          message: `the pipeline ${pipeline.id} reads log files and has no k8s_attributes`,
          impact: 'lines have neither their deployment nor their service',
          fix: 'add the processor k8s_attributes before the resource processor',
        })
    }
  }),
}

/** A pod is found by its uid, or by its name where the path of a static pod has a hash in place of the uid. */
const WAYS = [['k8s.pod.uid'], ['k8s.pod.name', 'k8s.namespace.name']] as const

/** The order of sources has no meaning. */
const joined = (names: readonly string[]): string => [...new Set(names)].toSorted(byText).join(' and ')

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

/** Queries and panels use these beside the attributes from the file's path. */
const EXTRACTED = ['service.namespace', 'service.name', 'k8s.deployment.name', 'k8s.node.name']

const checkProcessor = (
  collector: Collector,
  id: string,
  { pod_association: associations = [], extract, passthrough, wait_for_metadata: waits }: K8sAttributes,
  report: Report,
): void => {
  const reportSetting = (key: string, message: string, fix: string): void => {
    report({
      location: collector.location('processors', id, key),
      message: `${id} ${message}`,
      impact: 'lines have neither their deployment nor their service, and queries do not find them',
      fix,
    })
  }
  const ways = associations.map(({ sources }) =>
    joined(sources.map(({ from, name = '' }) => (from === 'resource_attribute' ? name : from))),
  )
  const missing = WAYS.map((way) => joined(way)).filter((way) => !ways.includes(way))
  for (const way of missing)
    reportSetting(
      'pod_association',
      `does not find a pod by ${way}`,
      'associate by k8s.pod.uid, then by k8s.pod.name with k8s.namespace.name',
    )
  if (missing.length === 0 && ways[0] !== 'k8s.pod.uid')
    reportSetting(
      'pod_association',
      'does not find a pod by its uid first',
      'begin with k8s.pod.uid: a later pod may have the same name',
    )
  for (const name of EXTRACTED)
    if (!(extract?.metadata ?? []).includes(name))
      reportSetting('extract', `does not add ${name}`, `list ${name} in extract.metadata`)
  if (waits !== true)
    reportSetting(
      'wait_for_metadata',
      'accepts lines before it knows the pods',
      'set wait_for_metadata: true, and a wait_for_metadata_timeout of some minutes',
    )
  if (passthrough === true) reportSetting('passthrough', 'adds addresses only', 'set passthrough: false')
}
