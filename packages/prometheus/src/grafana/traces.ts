import {
  CLUSTER_LABEL,
  DATA_SOURCE_UID,
  EXEMPLAR_TRACE_ID,
  serviceUrl,
  spanMetricsOf,
  traceStore,
  type Fleet,
} from '@fleet/model'

/** How a tag of a span is named as a label elsewhere. */
const tag = (key: string, value: string) => ({ key, value })

/** What names a span's pod, by `k8s_attributes`. */
const POD = [CLUSTER_LABEL, 'k8s.namespace.name', 'k8s.pod.name']

/** The same pod among the series of the kubelet. */
const POD_OF_METRICS = [
  tag(CLUSTER_LABEL, CLUSTER_LABEL),
  tag('k8s.namespace.name', 'namespace'),
  tag('k8s.pod.name', 'pod'),
]

/** Grafana expands `$name` in what it is provisioned with: two make one. */
const TAGS = '$$__tags'

/** The queries that a span offers about its pod, each with the name of its link. */
const METRICS_OF_POD = [
  { name: 'CPU of the pod', query: `sum(rate(container_cpu_usage_seconds_total{${TAGS}}[5m]))` },
  { name: 'Memory of the pod', query: `sum(container_memory_working_set_bytes{${TAGS}})` },
]

/** Around the span, for a line may be written, and a sample taken, before or after it. */
const around = (time: string) => ({ spanStartTimeShift: `-${time}`, spanEndTimeShift: time })

/** The lines of that pod: Loki writes underscores for the dots of its streams. */
const logsOfPod = (fleet: Fleet) => {
  const isLoki = fleet.hub.logs.store === 'loki'
  return {
    datasourceUid: isLoki ? DATA_SOURCE_UID.loki : DATA_SOURCE_UID.victoriaLogs,
    ...around('5m'),
    tags: POD.map((name) => tag(name, isLoki ? name.replaceAll('.', '_') : name)),
  }
}

/** Jaeger as a data source, whose spans lead to the lines and the metrics of their pods. */
export const traceSources = (fleet: Fleet) => {
  const store = traceStore(fleet)
  if (!store) return []
  return [
    {
      name: 'Jaeger',
      type: 'jaeger',
      uid: DATA_SOURCE_UID.jaeger,
      access: 'proxy',
      url: serviceUrl(store.query),
      isDefault: false,
      editable: false,
      jsonData: {
        nodeGraph: { enabled: true },
        tracesToLogsV2: logsOfPod(fleet),
        tracesToMetrics: {
          datasourceUid: DATA_SOURCE_UID.prometheus,
          ...around('30m'),
          tags: POD_OF_METRICS,
          queries: METRICS_OF_POD,
        },
      },
    },
  ]
}

/** The id of a trace in a line: of JSON, of `key=value`, and as OpenTelemetry’s SDKs add it. */
export const TRACE_ID_IN_LINE = String.raw`[tT]race[_.-]?[iI][dD]["']?\s*[:=]\s*["']?([0-9a-f]{32})\b`

const toJaeger = (field: { name: string; matcherType: 'regex' | 'label'; matcherRegex: string }) => ({
  ...field,
  datasourceUid: DATA_SOURCE_UID.jaeger,
  url: '$${__value.raw}',
  urlDisplayLabel: 'Open the trace',
})

/** What leads from a line to its trace: the id in its text, or in its structured metadata. */
export const linksToTraces = (fleet: Fleet) =>
  traceStore(fleet)
    ? {
        derivedFields: [
          toJaeger({ name: 'Trace', matcherType: 'regex', matcherRegex: TRACE_ID_IN_LINE }),
          toJaeger({ name: 'trace_id', matcherType: 'label', matcherRegex: 'trace_id' }),
        ],
      }
    : {}

/** What leads from a point of a metric to its trace, as the chart’s values of Prometheus’ data source have it. */
export const exemplarLinks = (fleet: Fleet) =>
  spanMetricsOf(fleet)
    ? {
        exemplarTraceIdDestinations: {
          datasourceUid: DATA_SOURCE_UID.jaeger,
          traceIdLabelName: EXEMPLAR_TRACE_ID,
          urlDisplayLabel: 'Open the trace',
        },
      }
    : {}
