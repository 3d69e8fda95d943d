import type { Program } from './program.ts'

/** The folders of logs that the container runtime writes. */
const POD_LOGS = /^\/var\/log\/pods$/

export const otelCollector: Program = {
  name: 'the OpenTelemetry Collector',
  source: 'otelcol --help and the gates of its modules, v0.160.0',
  images: [
    'open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib',
    'open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s',
    'otel/opentelemetry-collector-contrib',
    'otel/opentelemetry-collector-k8s',
  ],
  containers: ['otel-collector', 'opentelemetry-collector'],
  executables: ['otelcol', 'otelcol-contrib', 'otelcol-k8s'],
  tag: /^v?\d+\.\d+\.\d+$/,
  health: ['/'],
  startsSlowly: 'the queue of an hour’s outage is opened and compacted before it is healthy',
  user: { root: 'log files and the folder of its queue belong to root' },
  capabilities: [],
  writesItsImage: false,
  flags: {
    known: new Set(['config', 'feature-gates', 'set', 'version', 'help']),
    required: {
      config: {
        value: /^(file:)?\/.+\.ya?ml$/,
        why: 'it runs the configuration of its image, which knows nothing of this cluster',
      },
    },
  },
  host: {
    folders: [
      { path: POD_LOGS, because: 'the logs of the node’s containers' },
      {
        path: /^\/var\/lib\/[a-z][\w-]*$/,
        writable: true,
        because: 'offsets and queue, which outlive the pod',
      },
    ],
  },
}

/** Feature gates of the components in use. One that does not exist stops the collector at its start. */
export const FEATURE_GATES: readonly string[] = [
  'confmap.enableMergeAppendOption',
  'confmap.newExpandedValueSanitizer',
  'exporter.prometheusremotewritexporter.EnableMultipleWorkers',
  'exporter.prometheusremotewritexporter.RetryOn429',
  'exporter.prometheusremotewritexporter.enableSendingRW2',
  'exporter.prometheusremotewritexporter.removeTopLevelHTTPSettings',
  'extension.healthcheck.useComponentStatus',
  'filelog.allowFileDeletion',
  'filelog.allowHeaderMetadataParsing',
  'filelog.mtimeSortType',
  'filelog.protobufCheckpointEncoding',
  'filelog.requireExplicitTopN',
  'logs.assignKeys',
  'logs.jsonParserArray',
  'pdata.useProtoPooling',
  'processor.k8sattributes.DontEmitV0K8sConventions',
  'processor.k8sattributes.EmitV1K8sConventions',
  'processor.k8sattributes.ShareProcessorBetweenPipelines',
  'receiver.prometheusreceiver.EnableCreatedTimestampZeroIngestion',
  'receiver.prometheusreceiver.IgnoreScopeInfoMetric',
  'service.AllowNoPipelines',
  'service.partialReload',
  'service.profilesSupport',
  'stanza.synchronousLogEmitter',
  'telemetry.newPipelineTelemetry',
]
