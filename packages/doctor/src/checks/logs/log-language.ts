import { STREAM_FIELDS, METADATA_FIELDS, logsqlField, type Duration, type Fleet } from '@fleet/model'

/** Lines that a check counts, as each store of logs selects them. */
interface Lines {
  readonly logql: string
  readonly logsql: string
}

const OF_A_CLUSTER = '{cluster=~".+"}'

export const LINES = {
  all: { logql: OF_A_CLUSTER, logsql: OF_A_CLUSTER },
  /** Loki names the service of lines that have none. */
  unknown: {
    logql: '{cluster=~".+", service_name="unknown_service"}',
    logsql: `${OF_A_CLUSTER} "service.name":""`,
  },
  unnamed: {
    logql: '{cluster=~".+", k8s_pod_name=""}',
    logsql: `${OF_A_CLUSTER} "k8s.pod.name":""`,
  },
  // Only the node always comes from the pod: its name and namespace are in the path of the file, too.
  unfound: {
    logql: `${OF_A_CLUSTER} | k8s_node_name=""`,
    logsql: `${OF_A_CLUSTER} "k8s.node.name":""`,
  },
  unlabelled: { logql: '{service_name=~".+", cluster=""}', logsql: 'cluster:""' },
} as const satisfies Readonly<Record<string, Lines>>

interface Span {
  readonly since: Duration
  /** How long before now it ends. */
  readonly offset?: Duration
}

/** The query that counts lines by labels, each named as in Loki, in the language of the fleet's store. */
export const countOf = (
  { hub }: Fleet,
  by: readonly string[],
  { logql, logsql }: Lines,
  { since, offset }: Span,
): string => {
  const before = offset === undefined ? '' : ` offset ${offset}`
  return hub.logs.store === 'loki'
    ? `sum by (${by.join(', ')}) (count_over_time(${logql} [${since}]${before}))`
    : `_time:${since}${before} ${logsql} | stats by (${by.map(fieldOf).join(', ')}) count() lines`
}

const FIELDS = [...STREAM_FIELDS, ...METADATA_FIELDS]

/** The field whose label in Loki is named so: dots for underscores. */
const fieldOf = (label: string): string =>
  logsqlField(FIELDS.find((field) => field.replaceAll('.', '_') === label) ?? label)
