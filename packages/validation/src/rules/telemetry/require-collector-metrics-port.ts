import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'
import { targetsIn } from '../../telemetry/scrapes.ts'
import { isLoopback } from '../../telemetry/collectors/loopback.ts'

export const requireCollectorMetricsPort: Rule = {
  id: 'require-collector-metrics-port',
  ownSeverity: 'info',
  summary: 'A collector serves its own metrics on a port that a scrape reaches.',
  rationale: 'Metrics on another port arrive nowhere, and no alert reports a collector that loses telemetry.',
  fix: 'Serve the metrics on the pod’s address and a declared port, or scrape them from inside the collector.',
  check: inEachRuntime((collector, { ports, owner, location }, report) => {
    const reportReaders = (message: string, path: Path = []): void => {
      report({
        location: collector.location('service', 'telemetry', 'metrics', 'readers', ...path),
        related: [location('ports')],
        message,
        impact: 'no scrape reaches its metrics, and no alert reports that it loses telemetry',
        fix: 'serve them once, on the pod’s own address and a port of its container',
      })
    }
    const readers = collector.config.service.telemetry?.metrics?.readers ?? []
    if (readers.length === 0) return reportReaders(`${owner} serves its own metrics on the loopback only`)
    const addresses = readers.map(({ pull }) => JSON.stringify(pull?.exporter?.prometheus))
    if (new Set(addresses).size < addresses.length)
      return reportReaders(`${owner} serves its own metrics twice on one address, and does not start`)
    const scraped = ownTargets(collector)
    for (const [index, reader] of readers.entries()) {
      const { host = '', port = 0 } = reader.pull?.exporter?.prometheus ?? {}
      if (scraped.includes(`${host}:${port}`) || (!isLoopback(host) && ports.includes(port))) continue
      reportReaders(
        `${owner} serves its own metrics on ${host}:${port}, which neither it scrapes nor its ports open`,
        [index, 'pull', 'exporter', 'prometheus', 'port'],
      )
    }
  }),
}

/** The addresses that a collector scrapes itself. */
const ownTargets = (collector: Collector): readonly string[] =>
  componentsOf(collector, 'receivers', 'prometheus').flatMap(({ value }) =>
    (value.config.scrape_configs ?? []).flatMap(targetsIn),
  )
