import type { Path } from '../../values/location.ts'
import { chartValue, type Release } from './release.ts'

/** The values of kube-prometheus-stack that switch a part off, by the key under which the part has its values. */
const SWITCHES: Readonly<Record<string, string>> = {
  alertmanager: 'alertmanager',
  grafana: 'grafana',
  'kube-state-metrics': 'kubeStateMetrics',
  prometheus: 'prometheus',
  'prometheus-node-exporter': 'nodeExporter',
}

/** Whether the values of a release install no part of its chart that a value belongs to. */
export const isPartOff = (release: Release, [part, key]: Path): boolean => {
  const by = SWITCHES[String(part)]
  return by !== undefined && key !== 'enabled' && chartValue(release, by, 'enabled') === false
}
