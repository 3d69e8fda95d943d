import { componentsOf, pipelinesOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { FileLog } from '../../telemetry/collectors/config.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import { carriedBy } from '../../telemetry/collectors/log-flow.ts'
import { POD_LOGS, type PodLog } from '../../telemetry/collectors/pod-log.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireLogIdentity: Rule = {
  id: 'require-log-identity',
  ownSeverity: 'warning',
  summary:
    'A log receiver joins split lines, and puts the pod and the container of the file’s path on the resource.',
  rationale:
    'On 2026-02-22 no operator moved the path’s attributes to the resource: no pod was found, and every line came from `unknown_service`.',
  fix: 'Begin with the container operator, parse the file’s path, and move its parts to the resource.',
  check: inEachCollector((collector, report) => {
    for (const pipeline of pipelinesOf(collector, 'logs'))
      for (const { id, value } of componentsOf(collector, 'receivers', 'file_log'))
        if (pipeline.receivers.includes(id)) {
          checkAttributes(collector, id, value, report)
          checkContainerOperator(collector, id, value, report)
        }
  }),
}

const PARTS = [
  ['k8s.pod.uid', 'uid'],
  ['k8s.namespace.name', 'namespace'],
  ['k8s.pod.name', 'pod'],
  ['k8s.container.name', 'container'],
] as const

/** The API does not know the hash in a static pod's path. With it as the uid, the pod is not found by its name. */
const expected = (log: PodLog, part: (typeof PARTS)[number][1]): string | undefined =>
  part === 'uid' && !log.uid.includes('-') ? undefined : log[part]

const checkAttributes = (collector: Collector, id: string, receiver: FileLog, report: Report): void => {
  for (const [attribute, part] of PARTS) {
    const valueFor = (log: PodLog): string | undefined =>
      carriedBy(receiver, log.path).resource.get(attribute)
    const log = POD_LOGS.find((one) => valueFor(one) !== expected(one, part))
    if (!log) continue
    report({
      location: collector.location('receivers', id, 'operators'),
      message: `the operators of ${id} set a wrong ${attribute} on the resource: for ${log.path} it is ${valueFor(log) ?? 'not set'}`,
      impact: 'no pod is found, and lines arrive as `unknown_service`',
      fix: `parse the file’s path, then move the attribute to resource["${attribute}"]; remove a uid without dashes`,
    })
  }
}

const checkContainerOperator = (
  collector: Collector,
  id: string,
  { operators = [] }: FileLog,
  report: Report,
): void => {
  const [first, ...others] = operators.map(({ type }) => type)
  if (first === 'container' && !others.includes('container')) return
  report({
    location: collector.location('receivers', id, 'operators', 0),
    message: `the container operator is not the first operator of ${id}, or not the only one`,
    impact: 'lines keep the prefix of the runtime, those over 16 KiB arrive in pieces, or none is parsed',
    fix: 'begin with the operator of type container',
  })
}
