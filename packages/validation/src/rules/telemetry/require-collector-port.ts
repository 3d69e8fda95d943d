import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { targetsIn } from '../../telemetry/scrapes.ts'
import type { Path } from '../../values/location.ts'

export const requireCollectorPort: Rule = {
  id: 'require-collector-port',
  summary:
    'A collector answers for its health on the port that the kubelet asks, and offers its own metrics where they are scraped.',
  rationale:
    'A health check on another port, or on the loopback, puts the pod into a restart loop; metrics on another port are missed by nobody.',
  fix: 'Let the health check listen on the pod’s address and the probes’ port, and the metrics on the port that is scraped.',
  check: inEachRuntime((collector, runtime) => [
    ...health(collector, runtime),
    ...ownMetrics(collector, runtime),
  ]),
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

const health = (collector: Collector, { probed, owner, location }: Runtime): Violation[] => {
  const checks = componentsOf(collector, 'extensions', 'health_check')
  if (checks.length === 0)
    return probed.length === 0
      ? []
      : [
          violation(
            collector,
            ['extensions'],
            `${owner} is asked for its health, and has no extension health_check`,
            [location('livenessProbe')],
          ),
        ]
  return checks.flatMap(({ id, value }) => {
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(value.endpoint ?? 'localhost:13133') ?? []
    const path = ['extensions', id, 'endpoint']
    if (probed.length > 0 && LOOPBACK.test(host))
      return [
        violation(collector, path, `${id} listens on ${host}, where the kubelet cannot ask`, [
          location('livenessProbe'),
        ]),
      ]
    return probed.every((asked) => asked === Number(port))
      ? []
      : [
          violation(
            collector,
            path,
            `${id} listens on port ${port}, and ${owner} is asked on ${probed.join(', ')}`,
            [location('livenessProbe')],
          ),
        ]
  })
}

const ownMetrics = (collector: Collector, { ports, owner, location }: Runtime): Violation[] => {
  const readers = collector.config.service.telemetry?.metrics?.readers ?? []
  const scraped = componentsOf(collector, 'receivers', 'prometheus').flatMap(({ value }) =>
    (value.config.scrape_configs ?? []).flatMap(targetsIn),
  )
  const path = ['service', 'telemetry', 'metrics', 'readers']
  const hosts = readers.map(({ pull }) => JSON.stringify(pull?.exporter?.prometheus))
  if (readers.length === 0 || new Set(hosts).size < hosts.length)
    return [
      violation(
        collector,
        path,
        readers.length === 0
          ? `${owner} offers its own metrics on the loopback only`
          : `${owner} offers its own metrics twice in one place, so it does not start`,
        [location('ports')],
      ),
    ]
  return readers.flatMap((reader, index) => {
    const { host = '', port = 0 } = reader.pull?.exporter?.prometheus ?? {}
    if (scraped.includes(`${host}:${port}`)) return []
    if (!LOOPBACK.test(host) && ports.includes(port)) return []
    return [
      violation(
        collector,
        [...path, index, 'pull', 'exporter', 'prometheus', 'port'],
        `${owner} offers its own metrics on ${host}:${port}, which neither it nor its ports let anybody scrape`,
        [location('ports')],
      ),
    ]
  })
}

const violation = (
  { location }: Collector,
  path: Path,
  message: string,
  related: Violation['related'],
): Violation => ({
  location: location(...path),
  ...(related && { related }),
  message,
  impact: 'the kubelet restarts it for ever, or nothing tells when it loses telemetry',
  fix: 'let the port be the one that is asked, on the pod’s own address',
})
