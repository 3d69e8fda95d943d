import { INDEXED_ATTRIBUTES, PROMOTED_ATTRIBUTES } from './loki-labels.ts'

/**
 * What identifies a stream in VictoriaLogs: the attributes that are labels in Loki, with their dots. Without this list each
 * attribute of a resource would be one, and the uid of a pod and each restart of a container would begin a new stream.
 */
export const STREAM_FIELDS: readonly string[] = [...PROMOTED_ATTRIBUTES, ...INDEXED_ATTRIBUTES]

/**
 * The fields that VictoriaLogs makes of a record of OTLP (app/vlinsert/opentelemetry/pb.go of 1.52.1). Attributes keep their
 * names, dots too, and are fields of the line. A field without a value is not there.
 */
export const LINE_FIELDS = {
  /** The body. One that is JSON stays the text that it is: `unpack_json` reads its keys. */
  message: '_msg',
  time: '_time',
  /** The stream fields with their values: `{cluster="hub",k8s.pod.name="…"}`. */
  stream: '_stream',
  streamId: '_stream_id',
  /** `Unspecified` where the collector gives none, as it does of a container's line. Never absent. */
  severity: 'severity_text',
  /** From 0, unspecified, to 24. Never absent. */
  severityNumber: 'severity_number',
  /** In hexadecimal, of a record that has one. */
  traceId: 'trace_id',
  spanId: 'span_id',
} as const

/** Attributes of a line outside of its stream, as Loki has them in its structured metadata. */
export const METADATA_FIELDS = ['k8s.node.name', 'k8s.pod.uid', 'k8s.container.restart_count'] as const

/**
 * A field's name as LogsQL takes it anywhere: in quotes, for a dot or a dash may end a bare one. In a stream selector too.
 */
export const logsqlField = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)
