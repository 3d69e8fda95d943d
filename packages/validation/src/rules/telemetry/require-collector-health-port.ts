import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { isLoopback } from '../../telemetry/collectors/loopback.ts'

export const requireCollectorHealthPort: Rule = {
  id: 'require-collector-health-port',
  summary: 'A collector’s health check listens on the port that the kubelet probes.',
  rationale: 'A health check on another port, or on the loopback, puts the pod into a restart loop.',
  fix: 'Set the endpoint of health_check to the pod’s address and the port of the probes.',
  check: inEachRuntime((collector, { probed, owner, location }, report) => {
    if (probed.length === 0) return
    const reportCheck = (path: readonly string[], message: string): void => {
      report({
        location: collector.location('extensions', ...path),
        related: [location('livenessProbe')],
        message,
        impact: 'the kubelet restarts it again and again',
        fix: 'let the health check listen on the pod’s own address and the port of the probes',
      })
    }
    const checks = componentsOf(collector, 'extensions', 'health_check')
    if (checks.length === 0 && !collector.isMerged)
      reportCheck([], `${owner} has probes, and its configuration has no extension health_check`)
    for (const { id, value } of checks) {
      const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(value.endpoint ?? 'localhost:13133') ?? []
      if (isLoopback(host))
        reportCheck([id, 'endpoint'], `${id} listens on ${host}, which the kubelet cannot reach`)
      else if (probed.some((probe) => probe !== Number(port)))
        reportCheck(
          [id, 'endpoint'],
          `${id} listens on port ${port}, and the probes of ${owner} ask ${probed.join(', ')}`,
        )
    }
  }),
}
