import { HARMLESS_IN_DASHBOARDS } from './harmless-in-dashboards.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that change nothing in a cluster, or nothing that anybody could be hurt by, and why. */
export interface Harmless {
  readonly operators: RegExp
  /** What of `<cluster>/<file> <object> <keys>: <what>` shows it. */
  readonly where: RegExp
  readonly reason: string
}

/** The written list. An entry that no mutant needs is a defect of the list. */
const HARMLESS: readonly Harmless[] = [
  ...HARMLESS_IN_DASHBOARDS,
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
    operators: /^drop-key$/,
    where: /exporters\.otlp_http\.timeout: timeout dropped \("30s"\)/,
    reason: 'half a minute is the exporter’s own default',
  },
  {
    operators: /^drop-key$/,
    where: / spec\.replicas: replicas dropped \(1\)/,
    reason: 'one replica is what Kubernetes makes without a word',
  },
  {
    operators: /^(?:rename-value|change-unit)$/,
    where: /(?:max_line_size|per_stream_rate_limit(?:_burst)?): (\d+)(?:KB → \1Ki?|MB → \1(?:Mi?|m))$/,
    reason: 'the same size in Loki’s words',
  },
  {
    operators: /^drop-key$/,
    where: /limits_config\.max_line_size: max_line_size dropped \("256KB"\)/,
    reason: 'Loki’s own default',
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
    operators: /^rename-value$/,
    where: / Service \S+ spec\.ports\.\d+\.name: /,
    reason: 'a port’s name that nothing refers to: what refers to one is judged by no-missing-port',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?: spec\.type: type dropped \("ClusterIP"\)|ports\.\d+\.protocol: protocol dropped \("TCP"\)|DaemonSet \S+ spec\.updateStrategy(?:: updateStrategy|\.rollingUpdate: rollingUpdate|\.rollingUpdate\.max\w+: max\w+) dropped|\.hostPort: hostPort dropped|volumeClaimTemplates\.\d+\.(?:apiVersion|kind): \w+ dropped|\.(?:volumeMounts|volumes): \w+ dropped \(\[\]\))/,
    reason: 'what Kubernetes makes of it without a word',
  },
  {
    operators: /^drop-key$/,
    where:
      /exporters\.\S+\.(?:sending_queue|retry_on_failure|remote_write_queue)\.enabled: enabled dropped \(true\)/,
    reason: 'on is the exporter’s own default',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?:memory_limiter\.spike_limit_mib: spike_limit_mib dropped \(120\)|k8s_attributes\.(?:passthrough: passthrough dropped \(false\)|auth_type: auth_type dropped \("serviceAccount"\)))/,
    reason:
      'the processor’s own default: a fifth of the limit, no passing through, the pod’s own service account',
  },
  {
    operators: /^drop-key$/,
    where:
      /HelmRelease \S+ spec\.(?:releaseName: releaseName dropped|values\.(?:loki\.limits_config\.(?:allow_structured_metadata|reject_old_samples|per_stream_rate_limit|per_stream_rate_limit_burst): \w+ dropped|gateway\.nginxConfig(?:: nginxConfig|\.clientMaxBodySize: clientMaxBodySize) dropped|grafana\.additionalDataSources\.\d+\.isDefault: isDefault dropped \(false\)|deploymentMode: deploymentMode dropped \("Monolithic"\)|defaultRules\.create: create dropped \(true\)|prometheus-node-exporter\.service\.(?:port: port|targetPort: targetPort) dropped \(9100\)|grafana\.sidecar\.(?:datasources|dashboards)\.(?:enabled: enabled dropped \(true\)|searchNamespace: searchNamespace dropped)))/,
    reason:
      'the default of Flux, of the chart or of Loki itself, which the rules judge where nothing is written',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?:retry_on_failure\.(?:initial_interval: initial_interval|max_interval: max_interval)|sending_queue\.(?:num_consumers: num_consumers|batch\.flush_timeout: flush_timeout)) dropped/,
    reason: 'the exporter’s own: it tries again after 5 to 30 seconds, ten at a time, and sends sooner',
  },
  {
    operators: /^(?:drop-key|flip-boolean)$/,
    where: /extensions\.file_storage\.create_directory: /,
    reason: 'the folder is a volume of the pod’s, so it is there',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?:telemetry\.metrics\.level: level dropped \("normal"\)|file_log\.operators\.\d+\.id: id dropped)/,
    reason: 'the level is the collector’s own default; a step needs a name only where another leads to it',
  },
  {
    operators: /^drop-key$/,
    where: /\.fsGroupChangePolicy: fsGroupChangePolicy dropped/,
    reason: 'every file is given to the group at each start in place of once: slower, and the same',
  },
  {
    operators: /^drop-key$/,
    where: /limits_config\.reject_old_samples_max_age: reject_old_samples_max_age dropped \("168h"\)/,
    reason: 'a week is Loki’s own default',
  },
  {
    operators: /^drop-item$/,
    where: /Deployment rss-system\/n8n \S+\.env\.\d+: item dropped \(\{"name":"N8N_PORT","value":"5678"\}\)/,
    reason: 'the port at which n8n listens without a word',
  },
  {
    operators: /^drop-key$/,
    where: /\.readinessProbe\.initialDelaySeconds: initialDelaySeconds dropped/,
    reason: 'a pod that is asked earlier is no earlier ready, and nothing restarts it',
  },
  {
    operators: /^drop-item$/,
    where: /(?:live|readi)nessProbe\.exec\.command\.\d+: item dropped \("--dbname=\w+"\)/,
    reason: 'pg_isready asks whether the server answers, whatever the database',
  },
  {
    operators: /^duplicate-item$/,
    where:
      / (?:spec\.dependsOn|spec\.ingress\.\d+\.(?:from|ports)|rules|subjects|spec\.values\.clusterRole\.rules|\S+\.pod_association\.\d+\.sources)\.\d+: once more$/,
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
    reason: 'the name of a step that no other step leads to: one that is led to is judged with its output',
  },
  {
    operators: /^rename-value$/,
    where: /\/telemetry\/\S+ Service \S+ metadata\.name: /,
    reason: 'a monitor finds it by its labels; who names it is judged by no-missing-service',
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
      / (?:Service|NetworkPolicy|PodMonitor) \S+ spec\.(?:selector|podSelector|selector\.matchLabels|podSelector\.matchLabels)\.[\w./-]+: \S+ dropped \("/,
    reason:
      'the labels that are left choose the same pods: where they choose more, require-one-workload says so',
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
]

export const describe = ({ cluster, path, where, what }: Mutant): string =>
  `${cluster}/${path} ${where}: ${what}`

export const reasonOf = (mutant: Mutant): string | undefined =>
  HARMLESS.find(({ operators, where }) => operators.test(mutant.operator) && where.test(describe(mutant)))
    ?.reason
