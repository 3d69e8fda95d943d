import type { Equivalent } from './equivalent.ts'

/** Mutants that remove a setting equal to the program's default. */
export const EQUIVALENT_BY_DEFAULT: readonly Equivalent[] = [
  {
    operators: /^drop-key$/,
    where: /exporters\.otlp_http\.timeout: timeout dropped \("30s"\)/,
    reason: 'half a minute is the exporter’s own default',
  },
  {
    operators: /^drop-key$/,
    where: / spec\.replicas: replicas dropped \(1\)/,
    reason: 'one replica is Kubernetes’ default',
  },
  {
    operators: /^drop-key$/,
    where: /limits_config\.max_line_size: max_line_size dropped \("256KB"\)/,
    reason: 'Loki’s own default',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?: spec\.type: type dropped \("ClusterIP"\)|ports\.\d+\.protocol: protocol dropped \("TCP"\)|DaemonSet \S+ spec\.updateStrategy(?:: updateStrategy|\.rollingUpdate: rollingUpdate|\.rollingUpdate\.max\w+: max\w+) dropped|\.hostPort: hostPort dropped|volumeClaimTemplates\.\d+\.(?:apiVersion|kind): \w+ dropped|\.(?:volumeMounts|volumes): \w+ dropped \(\[\]\))/,
    reason: 'Kubernetes’ default',
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
      /HelmRelease \S+ spec\.(?:releaseName: releaseName dropped|values\.(?:loki\.limits_config\.(?:allow_structured_metadata|reject_old_samples|per_stream_rate_limit|per_stream_rate_limit_burst): \w+ dropped|grafana\.additionalDataSources\.\d+\.isDefault: isDefault dropped \(false\)|deploymentMode: deploymentMode dropped \("Monolithic"\)|defaultRules\.create: create dropped \(true\)|prometheus-node-exporter\.service\.(?:port: port|targetPort: targetPort) dropped \(9100\)|grafana\.sidecar\.(?:datasources|dashboards)\.(?:enabled: enabled dropped \(true\)|searchNamespace: searchNamespace dropped)))/,
    reason:
      'the default of Flux, of the chart or of Loki itself, which the rules check where the key is missing',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?:retry_on_failure\.(?:initial_interval: initial_interval|max_interval: max_interval)|sending_queue\.(?:num_consumers: num_consumers|batch\.flush_timeout: flush_timeout)) dropped/,
    reason: 'the exporter’s own defaults: retries after 5 to 30 seconds, ten at a time, and sooner flushes',
  },
  {
    operators: /^drop-key$/,
    where:
      /(?:telemetry\.metrics\.level: level dropped \("normal"\)|file_log\.operators\.\d+\.id: id dropped)/,
    reason: 'the level is the collector’s own default; a step needs a name only where another leads to it',
  },
  {
    operators: /^drop-key$/,
    where: /limits_config\.reject_old_samples_max_age: reject_old_samples_max_age dropped \("168h"\)/,
    reason: 'a week is Loki’s own default',
  },
  {
    operators: /^drop-item$/,
    where: /Deployment rss-system\/n8n \S+\.env\.\d+: item dropped \(\{"name":"N8N_PORT","value":"5678"\}\)/,
    reason: 'n8n’s default port',
  },
  {
    operators: /^drop-key$/,
    where: /\/kustomization\.yaml Kustomization (?:kind|apiVersion): \w+ dropped/,
    reason: 'kustomize’s default (docs/decisions/0036)',
  },
  {
    operators: /^drop-key$/,
    where: /limits_config\.creation_grace_period: creation_grace_period dropped/,
    reason:
      'ten minutes by Loki’s own default: of a node whose clock is further ahead, Prometheus has no metrics either',
  },
  {
    operators: /^(?:drop-key)$/,
    where:
      /exporters\.otlp_http\.compression: compression dropped \("gzip"\)|DaemonSet \S+ spec\.updateStrategy\.type: type dropped|limits_config\.(?:ingestion_rate_mb|max_global_streams_per_user): \w+ dropped \((?:8|5000)\)|metrics\.prometheus\.add(?:EntryPoints|Services)Labels: \w+ dropped \(true\)|grafana\.sidecar\.dashboards\.(?:label|labelValue): \w+ dropped \("(?:grafana_dashboard|1)"\)/,
    reason: 'the default of the collector, of Kubernetes, of Loki, of Traefik or of the chart',
  },
  {
    operators: /^(?:drop-item)$/,
    where:
      /(?:startup|liveness|readiness)Probe\.exec\.command\.\d+: item dropped \("--(?:dbname|username)=\w+"\)/,
    reason: 'pg_isready checks whether the server answers, for any user and database',
  },
]
