import { isOfUdp } from '../fleet/ports.ts'
import { entryOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { listed } from './listed.ts'
import { eachReadable } from './readable.ts'

export const requireProbeOnDeclaredPort: InventoryRule = {
  id: 'require-probe-on-declared-port',
  summary: 'A probe over HTTP asks a port of TCP that its workload declares.',
  rationale: 'kube-apiserver accepts another name, and the kubelet restarts the pod again and again.',
  check: forEachWorkload(({ name, path, workload: { ports, probes } }) => {
    if (probes.action.type !== 'http') return []
    const { port } = probes.action
    const declared = entryOf(ports, port)
    const fault =
      declared === undefined
        ? `${name} declares ${listed(ports)}`
        : isOfUdp(declared)
          ? 'that is a port of UDP'
          : undefined
    return fault === undefined
      ? []
      : [
          {
            path: [...path, 'probes', 'action', 'port'],
            message: `the probes of ${name} ask port ${port}, and ${fault}`,
            impact: 'kube-apiserver accepts it, and the kubelet restarts the pod again and again',
            fix: `write one of ${name}’s ports of TCP, or declare ${port}`,
          },
        ]
  }),
}

export const banProbeTimeoutOverPeriod: InventoryRule = {
  id: 'ban-probe-timeout-over-period',
  summary: 'The time-out of a probe is at most its period.',
  rationale: 'The kubelet would detect a failure later than the period promises.',
  check: forEachWorkload(({ name, path, workload: { probes } }) =>
    eachReadable(['liveness', 'readiness', 'startup'] as const, (occasion) => {
      const timing = probes[occasion]
      if (!timing || timing.timeoutSeconds <= timing.periodSeconds) return []
      return [
        {
          path: [...path, 'probes', occasion, 'timeoutSeconds'],
          message: `the ${occasion} probe of ${name} waits ${timing.timeoutSeconds} s for a response and runs every ${timing.periodSeconds} s`,
          impact: 'the kubelet detects a failure later than the period promises',
          fix: `lower timeoutSeconds to at most ${timing.periodSeconds}, or raise periodSeconds`,
        },
      ]
    }),
  ),
}
