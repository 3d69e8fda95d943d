import { fleetExports } from '../../telemetry/fleet-exports.ts'
import type { Rule } from '../rule/rule.ts'
import { ingestOf, isReceivedByThanos } from '../../telemetry/ingest.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

const PATH = ['prometheus', 'prometheusSpec', 'enableRemoteWriteReceiver']

export const requireRemoteWriteReceiver: Rule = {
  id: 'require-remote-write-receiver',
  summary: 'A Prometheus that collectors push to receives remote write.',
  rationale: 'By default the chart’s Prometheus answers 404 to remote write.',
  fix: 'Set prometheus.prometheusSpec.enableRemoteWriteReceiver to true in the chart’s values.',
  check: (fleet, report) => {
    if (isReceivedByThanos(fleet, fleetExports(fleet))) return
    const receivers = fleetExports(fleet)
      .filter(({ signal }) => signal === 'metrics')
      .flatMap((push) => ingestOf(fleet, push)?.cluster ?? [])
    for (const cluster of new Set(receivers))
      for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
        if (release.object.metadata.name !== 'kube-prometheus-stack') continue
        if (chartValue(release, ...PATH) === true) continue
        report({
          location: atValue(release, ...PATH),
          message: `collectors push metrics to ${cluster.name}, and its Prometheus does not receive remote write`,
          impact: 'Prometheus answers 404 to every request, and no metrics of a spoke arrive',
          fix: 'set prometheus.prometheusSpec.enableRemoteWriteReceiver: true',
        })
      }
  },
}
