import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule.ts'
import { valueAt } from '../../values/value-at.ts'
import { ingestOf } from '../../telemetry/ingest.ts'

const PATH = ['prometheus', 'prometheusSpec', 'enableRemoteWriteReceiver']

export const requireRemoteWriteReceiver: Rule = {
  id: 'require-remote-write-receiver',
  summary: 'A Prometheus to which collectors push receives remote write.',
  rationale:
    'Prometheus answers 404 to remote write unless it is told to receive it; the chart’s default is off.',
  example: {
    refused: 'prometheus:\n  prometheusSpec:\n    enableRemoteWriteReceiver: false\n',
    accepted: 'prometheus:\n  prometheusSpec:\n    enableRemoteWriteReceiver: true\n',
  },
  fix: 'Set prometheus.prometheusSpec.enableRemoteWriteReceiver to true in the chart’s values.',
  check: (fleet) => {
    const receivers = fleetExports(fleet)
      .filter(({ signal }) => signal === 'metrics')
      .flatMap((push) => ingestOf(fleet, push)?.cluster ?? [])
    return [...new Set(receivers)].flatMap((cluster) =>
      cluster
        .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
        .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
        .filter(({ object }) => valueAt(object.spec?.values, PATH) !== true)
        .map((release) => ({
          location: at(release, 'spec', 'values', ...PATH),
          message: `collectors push metrics to ${cluster.name}, and its Prometheus does not receive remote write`,
          impact: 'every request is answered with 404, and no metrics of a spoke arrive',
          fix: 'set prometheus.prometheusSpec.enableRemoteWriteReceiver: true',
        })),
    )
  },
}
