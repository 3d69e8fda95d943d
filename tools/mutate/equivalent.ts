import { EQUIVALENT_BY_DEFAULT } from './equivalent-by-default.ts'
import { EQUIVALENT_IN_DASHBOARDS } from './equivalent-in-dashboards.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that change nothing in a cluster, or nothing harmful, with the reason. */
export interface Equivalent {
  readonly operators: RegExp
  /** Matches `<cluster>/<file> <object> <keys>: <message>`. */
  readonly where: RegExp
  readonly reason: string
}

/** The list of equivalent mutants. An unused entry is a defect of the list. */
const EQUIVALENT: readonly Equivalent[] = [
  ...EQUIVALENT_IN_DASHBOARDS,
  ...EQUIVALENT_BY_DEFAULT,
  {
    operators: /^drop-key$/,
    where: /resources\.limits\.cpu: cpu dropped/,
    reason: 'without a limit a burst uses idle processors: a choice that the inventory leaves open',
  },
  {
    operators: /^(?:flip-boolean|drop-key)$/,
    where: /ServiceMonitor \S+\/cloudflared spec\.endpoints\.0\.honorLabels/,
    reason: 'no series of cloudflared has a label of its target’s name, so there is nothing to honour',
  },
  {
    operators: /^(?:change-address|change-port|drop-item)$/,
    where: /additionalScrapeConfigs\.\d+(?:\.static_configs\.0\.targets\.\d+)?: /,
    reason: 'machines outside the clusters: the trees do not define them',
  },
  {
    operators: /^(?:rename-value|change-unit)$/,
    where: /(?:max_line_size|per_stream_rate_limit(?:_burst)?): (\d+)(?:KB → \1Ki?|MB → \1(?:Mi?|m))$/,
    reason: 'the same size in Loki’s words',
  },
  {
    operators: /^swap-order$/,
    where: /PodMonitor \S+\/opentelemetry-collector .*relabelings: items 0 and 1 swapped/,
    reason: 'one sets job, the other instance from the node’s name: neither reads what the other sets',
  },
  {
    operators: /^rename-value$/,
    where: /PrometheusRule \S+ spec\.groups\.\d+\.name: /,
    reason: 'the name of a group of rules: nothing refers to it, and no alert shows it',
  },
  {
    operators: /^(?:rename-value|drop-key)$/,
    where: / Service \S+ spec\.ports\.\d+\.name: /,
    reason: 'the name of a port without references: no-missing-port checks references',
  },
  {
    operators: /^(?:drop-key|flip-boolean)$/,
    where: /extensions\.file_storage\.create_directory: /,
    reason: 'the folder is a volume of the pod, so it exists',
  },
  {
    operators: /^drop-key$/,
    where: /\.fsGroupChangePolicy: fsGroupChangePolicy dropped/,
    reason: 'each start changes the group of every file in place of the first: slower, with the same result',
  },
  {
    operators: /^(?:drop-key|zero-value)$/,
    where: /\.readinessProbe\.initialDelaySeconds: /,
    reason: 'an earlier probe makes the pod ready no earlier, and restarts nothing',
  },
  {
    operators: /^(?:drop-key|zero-value)$/,
    where: /\.livenessProbe\.initialDelaySeconds: /,
    reason:
      'three failures in a row restart a pod, so it still has two periods: a slow starter needs a startupProbe, which require-probe demands',
  },
  {
    operators: /^swap-order$/,
    where: /file_log\.operators: items [234] and [345] swapped$/,
    reason: 'moves of different attributes: none reads what another moves',
  },
  {
    operators: /^swap-order$/,
    where: /pipelines\.logs\.processors: items 1 and 2 swapped$/,
    reason:
      'k8s_attributes and resource: the one finds the pod, the other sets the cluster’s name, and neither reads what the other sets',
  },
  {
    operators: /^change-version$/,
    where: /DaemonSet \S+\/node-exporter \S+\.image: (\S+:v\d+\.\d+)\.\d+ → \1\.\d+$/,
    reason:
      'a release of the same line has the same metrics: another line is checked by require-exporter-version',
  },
  {
    operators: /^duplicate-item$/,
    where:
      / (?:spec\.dependsOn|spec\.ingress\.\d+\.(?:from|ports)|rules|subjects|spec\.values\.clusterRole\.rules|\S+\.pod_association\.\d+\.sources|\S+\.tolerations|spec\.ingress)\.\d+: once more$/,
    reason: 'a set, in which a repeated item changes nothing',
  },
  {
    operators: /^duplicate-item$/,
    where:
      /\.(?:relabelings|metricRelabelings|metric_relabel_configs|cAdvisorMetricRelabelings|resource\.attributes|attributes_config)\.\d+: once more$/,
    reason: 'an idempotent step: it sets, keeps or drops the same',
  },
  {
    operators: /^rename-value$/,
    where: /file_log\.operators\.\d+\.id: /,
    reason: 'the name of a step that no output refers to: references are checked',
  },
  {
    operators: /^rename-value$/,
    where: /\/telemetry\/\S+ Service \S+ metadata\.name: /,
    reason: 'a monitor finds it by its labels; no-missing-service checks references by name',
  },
  {
    operators: /^rename-value$/,
    where: /\/workloads\/\S+ \S+ \S+ spec\.template\.spec\.containers\.\d+\.name: /,
    reason: 'the only container of a pod, whose name nothing refers to',
  },
  {
    operators: /^flip-boolean$/,
    where: /prometheusSpec\.scrapeConfigSelectorNilUsesHelmValues: false → true$/,
    reason: 'no tree has a ScrapeConfig, so none is selected either way',
  },
  {
    operators: /^change-version$/,
    where: /\/workloads\/\S+ (?:Deployment|StatefulSet) \S+ \S+\.image: \S+:\d[\d.]+ → \S+:\d[\d.]+$/,
    reason: 'another release of a service without dependants in the trees: its user chooses',
  },
  {
    operators: /^drop-key$/,
    where:
      / (?:Service|NetworkPolicy|PodMonitor|ServiceMonitor) \S+ spec\.(?:selector|podSelector|selector\.matchLabels|podSelector\.matchLabels)\.[\w./-]+: \S+ dropped \("/,
    reason:
      'the remaining labels select the same: where they select more, ban-wide-selector or no-missing-monitored-target reports it',
  },
  {
    operators: /^rename-value$/,
    where: /PrometheusRule \S+ spec\.groups\.\d+\.rules\.\d+\.alert: /,
    reason: 'a typo in an alert’s name: it fires as before, and nothing refers to it',
  },
  {
    operators: /^zero-value$/,
    where: /PrometheusRule \S+ spec\.groups\.\d+\.rules\.\d+\.for: \S+ → 0s$/,
    reason: 'an alert over a range need not wait: for an instant, require-alert-for demands it',
  },
  {
    operators: /^(?:rename-value)$/,
    where: /(?:scrapeClasses|additionalDataSources)\.\d+\.name: /,
    reason: 'a display name: references are by uid, or it is the default',
  },
  {
    operators: /^(?:change-type)$/,
    where: /resources\.limits\.cpu: "\w+" → 7$/,
    reason: 'Kubernetes takes a number of cores too: another limit, which the inventory leaves open',
  },
  {
    operators: /^(?:change-unit)$/,
    where: /retentionSize: (\d+)GiB → \1GB$/,
    reason: 'the same size to Prometheus: a thousand is 1024 to it',
  },
]

export const describe = ({ cluster, path, where, message }: Mutant): string =>
  `${cluster}/${path} ${where}: ${message}`

export const reasonOf = (mutant: Mutant): string | undefined =>
  EQUIVALENT.find(({ operators, where }) => operators.test(mutant.operator) && where.test(describe(mutant)))
    ?.reason
