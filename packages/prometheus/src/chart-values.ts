import {
  FLUX_RESOURCE_RIGHTS,
  FLUX_RESOURCE_STATE,
  KUBE_STATE_RESOURCES,
  NODE_EXPORTER_FLAGS,
  SCRAPE_TARGETS,
  mebibytes,
  type Fleet,
} from '@fleet/model'
import { goMemoryLimit, hubPlacement } from '@fleet/kubernetes'
import { alertmanagerValues } from './alerting/alertmanager-values.ts'
import { grafanaValues } from './grafana-values.ts'
import { operatorValues } from './operator-values.ts'
import { absentAlerts, absentComponents, absentRules } from './k3s.ts'
import { prometheusValues } from './prometheus-values.ts'
import { rulerValues } from './ruler-values.ts'

/** The values of kube-prometheus-stack on the hub. */
export const chartValues = (fleet: Fleet) => ({
  ...absentComponents,
  defaultRules: { create: true, rules: absentRules(fleet), disabled: absentAlerts(fleet) },
  alertmanager: alertmanagerValues(fleet),
  kubelet: kubelet(fleet),
  'kube-state-metrics': kubeStateMetrics(fleet),
  'prometheus-node-exporter': nodeExporter(fleet),
  prometheusOperator: operatorValues,
  prometheus: prometheusValues(fleet),
  ...rulerValues(fleet),
  grafana: { ...grafanaValues(fleet), ...hubPlacement(fleet) },
})

/** The same exporters as on the spokes, reporting on the same kinds at the same intervals: their series must be alike. */
const kubeStateMetrics = ({ telemetry }: Fleet) => ({
  collectors: Object.values(KUBE_STATE_RESOURCES).flat().toSorted(),
  customResourceState: { enabled: true, config: FLUX_RESOURCE_STATE },
  // The chart adds the right to read definitions by itself.
  rbac: { extraRules: FLUX_RESOURCE_RIGHTS },
  resources: telemetry.kubeStateMetrics.resources,
  env: [
    {
      name: 'GOMEMLIMIT',
      value: goMemoryLimit(mebibytes(telemetry.kubeStateMetrics.resources.limits.memory)),
    },
  ],
  prometheus: { monitor: { interval: telemetry.scrapeIntervals.kubeStateMetrics } },
})

const { port } = SCRAPE_TARGETS.nodeExporter

const nodeExporter = ({ telemetry }: Fleet) => ({
  extraArgs: [...NODE_EXPORTER_FLAGS],
  resources: telemetry.nodeExporter.resources,
  env: { GOMEMLIMIT: goMemoryLimit(mebibytes(telemetry.nodeExporter.resources.limits.memory)) },
  // On the node's own address only, as on the spokes.
  service: { listenOnAllInterfaces: false, port, targetPort: port },
  prometheus: { monitor: { interval: telemetry.scrapeIntervals.nodeExporter } },
})

const kubelet = ({ telemetry }: Fleet) => ({
  serviceMonitor: {
    // k3s signs the kubelet's certificate with the authority that every pod is given.
    insecureSkipVerify: false,
    // For all of the kubelet's endpoints, cAdvisor's too.
    interval: telemetry.scrapeIntervals.cadvisor,
    metricRelabelings: SCRAPE_TARGETS.kubelet.relabelings,
    probes: false,
    cAdvisorMetricRelabelings: SCRAPE_TARGETS.cadvisor.relabelings,
  },
})
