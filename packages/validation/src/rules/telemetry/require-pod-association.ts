import { componentsOf, pipelinesOf, type Collector } from '../../collector/collector.ts'
import type { Operator } from '../../collector/config.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'

export const requirePodAssociation: Rule = {
  id: 'require-pod-association',
  demands: 'The attributes by which k8s_attributes finds a line’s pod are on the resource before it runs.',
  why: 'On 2026-02-22 nothing had moved the path’s attributes to the resource: no pod was found, and every line came from `unknown_service`.',
  example: {
    refused: "operators:\n  - { type: regex_parser, regex: '…(?P<uid>…)…' }\n",
    accepted:
      "operators:\n  - { type: regex_parser, regex: '…(?P<uid>…)…' }\n  - { type: move, from: attributes.uid, to: 'resource[\"k8s.pod.uid\"]' }\n",
  },
  mend: 'Move what the path says to the resource, under the attribute’s own name.',
  judge: inEachCluster(({ collectors }) => collectors.readable.flatMap(judgeCollector)),
}

const judgeCollector = (collector: Collector): Breach[] => {
  const receivers = componentsOf(collector, 'receivers', 'file_log')
  const processors = componentsOf(collector, 'processors', 'k8s_attributes')
  return pipelinesOf(collector, 'logs').flatMap((pipeline): Breach[] => {
    const finder = processors.find(({ id }) => pipeline.processors.includes(id))
    const readers = receivers.filter(({ id }) => pipeline.receivers.includes(id))
    if (readers.length === 0) return []
    if (!finder) return [withoutFinder(collector, pipeline.id)]
    const needed = (finder.value.pod_association ?? []).flatMap(({ sources }) =>
      sources.flatMap(({ from, name }) =>
        from === 'resource_attribute' && name !== undefined ? [name] : [],
      ),
    )
    return readers.flatMap(({ id, value }) =>
      [...new Set(needed)]
        .filter((attribute) => !resourceAttributes(value.operators ?? []).has(attribute))
        .map((attribute) => neverSet(collector, id, attribute)),
    )
  })
}

/** What the `container` operator reads off a file's path, unless it is told not to. */
const FROM_PATH = ['k8s.pod.uid', 'k8s.pod.name', 'k8s.namespace.name', 'k8s.container.name'] as const

/** The resource attributes that a line carries after the operators, which run in their order. */
const resourceAttributes = (operators: readonly Operator[]): ReadonlySet<string> => {
  const parsed = new Set<string>()
  const onResource = new Set<string>()
  for (const { type, regex, from = '', to = '', add_metadata_from_filepath: byPath = true } of operators) {
    if (type === 'container' && byPath) FROM_PATH.forEach((name) => onResource.add(name))
    if (type === 'regex_parser') groupsOf(regex ?? '').forEach((name) => parsed.add(`attributes.${name}`))
    const [, target] = /^resource\["(.+)"\]$/.exec(to) ?? []
    if ((type === 'move' || type === 'copy') && target !== undefined && parsed.has(from))
      onResource.add(target)
    if (type === 'move') parsed.delete(from)
  }
  return onResource
}

/** The names of a Go expression's groups. */
const groupsOf = (regex: string): string[] =>
  [...regex.matchAll(/\(\?P<(\w+)>/g)].map(([, name = '']) => name)

const neverSet = (collector: Collector, receiver: string, attribute: string): Breach => ({
  at: collector.spot('receivers', receiver, 'operators'),
  what: `k8s_attributes looks for a line’s pod by ${attribute}, and no operator of ${receiver} puts it on the resource before`,
  consequence: 'no pod is found, and every line arrives as `unknown_service`',
  mend: `parse the file’s path, then move the attribute to resource["${attribute}"]`,
})

const withoutFinder = (collector: Collector, pipeline: string): Breach => ({
  at: collector.spot('service', 'pipelines', pipeline, 'processors'),
  what: `the pipeline ${pipeline} reads log files and has no k8s_attributes`,
  consequence: 'lines carry neither their deployment nor their service',
  mend: 'add the processor k8s_attributes before the resource processor',
})
