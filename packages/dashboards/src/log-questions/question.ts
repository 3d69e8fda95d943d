/*
 * What panels ask of the logs, in the words of no store. `logql.ts` and `logsql.ts` beside it print a question as a query.
 */

/** A label of a line, by its name in Loki. Answers of every store have it: legends, links and tables read it. */
export type LogLabel =
  | 'cluster'
  | 'service_namespace'
  | 'service_name'
  | 'k8s_pod_name'
  | 'k8s_container_name'
  | 'detected_level'

/** A label, and the variable that chooses its values. */
export interface Chosen {
  readonly label: LogLabel
  readonly variable: string
}

/** Which lines are kept: errors, those that no pod was found for, or those that the search of its dashboard finds. */
export type Keeping = 'errors' | 'without-pod' | 'hits'

/** Lines of the chosen clusters. */
export interface Lines {
  /** What else is chosen. None stands for every line of the clusters, also one without a namespace. */
  readonly chosen: readonly Chosen[]
  /** By default all. */
  readonly keep?: Keeping
}

/** Lines in number, in number a minute, in bytes a second, or as a share of others. */
export type Measure = 'count' | 'per-minute' | 'bytes-per-second' | 'share'

/** A number, or one for each value of the labels that it is grouped by. */
export interface LogNumber {
  readonly kind: 'number'
  readonly of: Lines
  readonly measure: Measure
  /** The number is 0 where these lines exist and those do not, and missing where there are none at all. */
  readonly among?: Lines
  readonly by: readonly LogLabel[]
  /** The time that a number covers: a step of the curve, the time shown, or its last minutes. */
  readonly over: 'step' | 'shown' | 'last-minutes'
  /** As long before. */
  readonly before?: '1d'
  /** Only as many of the largest. */
  readonly top?: number
  readonly legend: string
}

/** The lines themselves, each with where it is from in front of it: always, or where the choice leaves that open. */
export interface LogLines {
  readonly kind: 'lines'
  readonly of: Lines
  readonly origin: 'always' | 'where-open'
}

/** What only the language of each store can say. */
export interface LogWritten {
  readonly kind: 'written'
  readonly logql: string
  readonly logsql: string
  /** The field of its number in an answer of VictoriaLogs. */
  readonly value: string
  readonly legend: string
}

export type LogQuestion = LogNumber | LogLines | LogWritten

/** The last minutes of the time shown: five are twice what a collector may need to deliver a line over a slow link. */
export const LAST_MINUTES = 5
