import { EQUIVALENT_BY_DEFAULT } from './equivalent-by-default.ts'
import { EQUIVALENT_IN_DASHBOARDS } from './equivalent-in-dashboards.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that change nothing in a cluster, or nothing that anybody could be hurt by, and why. */
export interface Equivalent {
  readonly operators: RegExp
  /** What of `<cluster>/<file> <object> <keys>: <what>` shows it. */
  readonly where: RegExp
  readonly reason: string
}

/** The written list. An entry that no mutant needs is a defect of the list. */
const EQUIVALENT: readonly Equivalent[] = [
  ...EQUIVALENT_IN_DASHBOARDS,
  ...EQUIVALENT_BY_DEFAULT,
  {
    operators: /^drop-key$/,
    where: /resources\.limits\.cpu: cpu dropped/,
    reason: 'without a limit a burst uses what is idle: a choice that the inventory leaves open',
  },
  {
    operators: /^(?:flip-boolean|drop-key)$/,
    where: /ServiceMonitor \S+\/cloudflared spec\.endpoints\.0\.honorLabels/,
    reason: 'no series of cloudflared has a label of its target’s name, so there is nothing to honour',
  },
  {
    operators: /^(?:change-address|change-port|drop-item)$/,
    where: /additionalScrapeConfigs\.\d+(?:\.static_configs\.0\.targets\.\d+)?: /,
    reason: 'machines outside the clusters: no tree says which there are, nor where',
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
    reason: 'the name of a group of rules: nothing refers to it, and nobody is told it',
  },
  {
    operators: /^(?:rename-value|drop-key)$/,
    where: / Service \S+ spec\.ports\.\d+\.name: /,
    reason: 'a port’s name that nothing refers to: what refers to one is checked by no-missing-port',
  },
  {
    operators: /^(?:drop-key|flip-boolean)$/,
    where: /extensions\.file_storage\.create_directory: /,
    reason: 'the folder is a volume of the pod’s, so it is there',
  },
  {
    operators: /^drop-key$/,
    where: /\.fsGroupChangePolicy: fsGroupChangePolicy dropped/,
    reason: 'every file is given to the group at each start in place of once: slower, and the same',
  },
  {
    operators: /^(?:drop-key|zero-value)$/,
    where: /\.readinessProbe\.initialDelaySeconds: /,
    reason: 'a pod that is asked earlier is no earlier ready, and nothing restarts it',
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
    reason: 'a set, in which once more is as good as once',
  },
  {
    operators: /^duplicate-item$/,
    where:
      /\.(?:relabelings|metricRelabelings|metric_relabel_configs|cAdvisorMetricRelabelings|resource\.attributes|attributes_config)\.\d+: once more$/,
    reason: 'a step that does the second time what it did the first: it sets, keeps or drops the same',
  },
  {
    operators: /^rename-value$/,
    where: /file_log\.operators\.\d+\.id: /,
    reason: 'the name of a step that no other step leads to: one that is led to is checked with its output',
  },
  {
    operators: /^rename-value$/,
    where: /\/telemetry\/\S+ Service \S+ metadata\.name: /,
    reason: 'a monitor finds it by its labels; who names it is checked by no-missing-service',
  },
  {
    operators: /^rename-value$/,
    where: /\/workloads\/\S+ \S+ \S+ spec\.template\.spec\.containers\.\d+\.name: /,
    reason: 'the only container of a pod, by whose name nobody asks',
  },
  {
    operators: /^flip-boolean$/,
    where: /prometheusSpec\.scrapeConfigSelectorNilUsesHelmValues: false → true$/,
    reason: 'no tree has a ScrapeConfig, so none is selected either way',
  },
  {
    operators: /^change-version$/,
    where: /\/workloads\/\S+ (?:Deployment|StatefulSet) \S+ \S+\.image: \S+:\d[\d.]+ → \S+:\d[\d.]+$/,
    reason: 'another release of a service on which nothing else in the trees hangs: whoever runs it chooses',
  },
  {
    operators: /^drop-key$/,
    where:
      / (?:Service|NetworkPolicy|PodMonitor|ServiceMonitor) \S+ spec\.(?:selector|podSelector|selector\.matchLabels|podSelector\.matchLabels)\.[\w./-]+: \S+ dropped \("/,
    reason:
      'the labels that are left choose the same: where they choose more, require-one-workload or no-missing-monitored says so',
  },
  {
    operators: /^rename-value$/,
    where: /PrometheusRule \S+ spec\.groups\.\d+\.rules\.\d+\.alert: /,
    reason: 'a slip in the name under which an alert is told: it fires as before, and nothing refers to it',
  },
  {
    operators: /^zero-value$/,
    where: /PrometheusRule \S+ spec\.groups\.\d+\.rules\.\d+\.for: \S+ → 0s$/,
    reason:
      'an alert that looks back over a range need not wait: where it looks at a moment, require-alert-wait says so',
  },
  {
    operators: /^(?:rename-value)$/,
    where: /(?:scrapeClasses|additionalDataSources)\.\d+\.name: /,
    reason: 'a name that people read: what refers to it does so by its uid, or it is the default',
  },
  {
    operators: /^(?:change-type)$/,
    where: /resources\.limits\.cpu: "\w+" → 7$/,
    reason:
      'Kubernetes takes a number of cores too: a limit of another height, which the inventory leaves open',
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
