import { COLLECTOR_CHART_NAME } from '../../catalog/charts/opentelemetry-collector.ts'
import { COLLECTOR_HOST_PORTS } from '../../catalog/charts/collector-host-ports.ts'
import { fieldsOf } from '../../queries/json.ts'
import { typeOf } from '../../telemetry/collectors/collector.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const requireCollectorChartSettings: Rule = {
  id: 'require-collector-chart-settings',
  ownSeverity: 'warning',
  summary: 'The pods of the collector’s chart fit the configuration that they run.',
  rationale:
    'By default the chart opens ports without a receiver, and none for the collector’s metrics. It sets GOMEMLIMIT itself.',
  fix: 'Set mode: daemonset and useGOMEMLIMIT: false. Enable the port metrics and disable the other ports.',
  check: inEachRelease(COLLECTOR_CHART_NAME, (release, report) => {
    // The chart's own configuration listens on all its ports, and a person may merge into it.
    if (chartValue(release, 'alternateConfig') !== undefined) checkSettings(release, SETTINGS, report)
  }),
}

/** Whether the configuration has a receiver for one of the chart’s ports: `otlp` for `otlp-http`. */
const hasReceiver = (release: Release, port: string): boolean =>
  Object.keys(fieldsOf(chartValue(release, 'alternateConfig', 'receivers'))).some(
    (id) => typeOf(id) === port.split('-')[0],
  )

const SETTINGS: readonly Setting[] = [
  ...Object.keys(COLLECTOR_HOST_PORTS).map((port): Setting => ({
    path: ['ports', port, 'enabled'],
    byDefault: true,
    isFine: (value, release) => value === false || hasReceiver(release, port),
    impact: 'the collector’s pod opens a port without a listener, on its node too',
    fix: 'set it to false',
  })),
  {
    path: ['ports', 'metrics', 'enabled'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'the port of the collector’s own metrics has no name, and its PodMonitor finds no target',
    fix: 'set it to true',
  },
  {
    path: ['mode'],
    isFine: (value) => value === 'daemonset',
    impact: 'nodes without a collector send no logs',
    fix: 'set mode: daemonset',
  },
  {
    path: ['useGOMEMLIMIT'],
    byDefault: true,
    isFine: (value) => value === false,
    impact: 'the chart sets GOMEMLIMIT a second time, and the API server keeps one of the two',
    fix: 'set it to false: extraEnvs has it',
  },
]
