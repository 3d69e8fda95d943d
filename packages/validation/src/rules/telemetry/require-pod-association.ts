import { componentsOf, pipelinesOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { FileLog, K8sAttributes } from '../../telemetry/collectors/config.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import { carriedBy } from '../../telemetry/collectors/log-flow.ts'
import { POD_LOGS, type PodLog } from '../../telemetry/collectors/pod-log.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requirePodAssociation: Rule = {
  id: 'require-pod-association',
  summary:
    'The path of a log file says, on the resource, which container of which pod wrote it, and k8s_attributes finds the pod by it.',
  rationale:
    'On 2026-02-22 nothing had moved the path’s attributes to the resource: no pod was found, and every line came from `unknown_service`.',
  fix: 'Parse the file’s path, move its parts to the resource, and look for the pod by uid, then by name and namespace.',
  check: inEachCollector((collector) => {
    const receivers = componentsOf(collector, 'receivers', 'file_log')
    const processors = componentsOf(collector, 'processors', 'k8s_attributes')
    return pipelinesOf(collector, 'logs').flatMap((pipeline): Violation[] => {
      const readers = receivers.filter(({ id }) => pipeline.receivers.includes(id))
      if (readers.length === 0) return []
      const finder = processors.find(({ id }) => pipeline.processors.includes(id))
      return [
        ...(finder
          ? checkFinder(collector, finder.id, finder.value)
          : [withoutFinder(collector, pipeline.id)]),
        ...readers.flatMap(({ id, value }) => checkReader(collector, id, value)),
      ]
    })
  }),
}

/** How a pod is found: by its uid, and by its name where the path of a static pod holds another. */
const WAYS = [['k8s.pod.uid'], ['k8s.pod.name', 'k8s.namespace.name']] as const

/** In an order of their own, for the order of sources says nothing. */
const joined = (names: readonly string[]): string => [...new Set(names)].toSorted(byText).join(' and ')

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

/** What queries and panels know a line by, beside what its path says. */
const EXTRACTED = ['service.namespace', 'service.name', 'k8s.deployment.name', 'k8s.node.name']

const checkFinder = (collector: Collector, id: string, finder: K8sAttributes): Violation[] => {
  const { pod_association: association = [], extract, passthrough, wait_for_metadata: waits } = finder
  const names = association.map(({ sources }) =>
    joined(sources.map(({ from, name = '' }) => (from === 'resource_attribute' ? name : from))),
  )
  const missing = WAYS.map((way) => joined(way)).filter((way) => !names.includes(way))
  const say = (key: string, message: string, fix: string): Violation => ({
    location: collector.location('processors', id, key),
    message: `${id} ${message}`,
    impact: 'lines carry neither their deployment nor their service, and queries do not find them',
    fix,
  })
  return [
    ...missing.map((way) =>
      say(
        'pod_association',
        `does not look for a pod by ${way}`,
        'associate by k8s.pod.uid, then by k8s.pod.name with k8s.namespace.name',
      ),
    ),
    ...(missing.length === 0 && names.indexOf('k8s.pod.uid') !== 0
      ? [
          say(
            'pod_association',
            'does not look for a pod by its uid first',
            'begin with k8s.pod.uid: a name is soon another pod’s',
          ),
        ]
      : []),
    ...EXTRACTED.filter((name) => !(extract?.metadata ?? []).includes(name)).map((name) =>
      say('extract', `does not add ${name}`, `list ${name} in extract.metadata`),
    ),
    ...(waits === true
      ? []
      : [
          say(
            'wait_for_metadata',
            'takes lines before it knows the pods',
            'set wait_for_metadata: true, and a wait_for_metadata_timeout of some minutes',
          ),
        ]),
    ...(passthrough === true
      ? [say('passthrough', 'only passes addresses on', 'set passthrough: false')]
      : []),
  ]
}

const PARTS = [
  ['k8s.pod.uid', 'uid'],
  ['k8s.namespace.name', 'namespace'],
  ['k8s.pod.name', 'pod'],
  ['k8s.container.name', 'container'],
] as const

/** The hash of a static pod is no uid that the API knows: with it, nothing looks for the pod by its name. */
const wanted = (log: PodLog, part: (typeof PARTS)[number][1]): string | undefined =>
  part === 'uid' && !log.uid.includes('-') ? undefined : log[part]

const checkReader = (collector: Collector, id: string, reader: FileLog): Violation[] => {
  const wrong = PARTS.flatMap(([attribute, part]) => {
    const log = POD_LOGS.find(
      (one) => carriedBy(reader, one.path).resource.get(attribute) !== wanted(one, part),
    )
    return log
      ? [
          neverSet(
            collector,
            id,
            attribute,
            `of ${log.path} it is ${carriedBy(reader, log.path).resource.get(attribute) ?? 'not set'}`,
          ),
        ]
      : []
  })
  const [first, ...others] = (reader.operators ?? []).map(({ type }) => type)
  const isJoined = first === 'container' && !others.includes('container')
  return isJoined ? wrong : [...wrong, notJoined(collector, id)]
}

const neverSet = (collector: Collector, receiver: string, attribute: string, found: string): Violation => ({
  location: collector.location('receivers', receiver, 'operators'),
  message: `the operators of ${receiver} do not put the right ${attribute} on the resource: ${found}`,
  impact: 'no pod is found, and lines arrive as `unknown_service`',
  fix: `parse the file’s path, then move the attribute to resource["${attribute}"]; take a uid without dashes away again`,
})

const notJoined = (collector: Collector, receiver: string): Violation => ({
  location: collector.location('receivers', receiver, 'operators', 0),
  message: `the first operator of ${receiver}, and no other, is to be the container operator`,
  impact: 'lines keep the prefix of the runtime, those over 16 KiB arrive in pieces, or none is understood',
  fix: 'begin with the operator of type container',
})

const withoutFinder = (collector: Collector, pipeline: string): Violation => ({
  location: collector.location('service', 'pipelines', pipeline, 'processors'),
  message: `the pipeline ${pipeline} reads log files and has no k8s_attributes`,
  impact: 'lines carry neither their deployment nor their service',
  fix: 'add the processor k8s_attributes before the resource processor',
})
