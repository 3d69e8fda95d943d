import { seconds } from '@fleet/model'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { Pod } from '../../live/pods.ts'
import { podPath } from './collector-pods.ts'
import { isSignal } from './collector-config.ts'
import type { Signal } from './push.ts'

/** A line of a collector's log that says that an exporter does not get rid of what it has. */
export interface Failure {
  readonly signal: Signal
  /** In milliseconds since 1970. */
  readonly at: number
  /** What the hub answers; nothing where no connection comes about. */
  readonly status?: number
  readonly error: string
  /** Whether the queue does not take it, rather than the hub. */
  readonly isOfQueue: boolean
}

/** A failure that goes on, as the log of one collector has it. */
export interface LastingFailure extends Failure {
  readonly pod: Pod
  /** How many of the lines that were read say so. */
  readonly lines: number
}

/** An exporter waits up to 45 s between attempts, and one may take 30 s. What is older has ended. */
const NEWS_IN_SECONDS = 120
/** A store that restarts refuses for some seconds: that is no fault. */
const LASTING_IN_SECONDS = 30
const MOST_LINES = 500

/** What the exporters of a collector fail at now, and have for a while: the newest failure of each signal, to send and to queue. */
export const lastingFailures = async (
  { api }: LiveCluster,
  { since, now }: LiveFleet,
  pod: Pod,
): Promise<readonly LastingFailure[]> => {
  const log = (await api.text(logPath(pod, seconds(since)))) ?? ''
  const failures = log.split('\n').flatMap(failureIn)
  return [...Map.groupBy(failures, ({ signal, isOfQueue }) => `${signal} ${isOfQueue}`).values()].flatMap(
    (alike) => {
      const [first, last] = [alike[0], alike.at(-1)]
      if (!first || !last || now - last.at > NEWS_IN_SECONDS * 1000) return []
      return last.at - first.at < LASTING_IN_SECONDS * 1000 ? [] : [{ ...last, pod, lines: alike.length }]
    },
  )
}

/** The path of what a collector logged of late. */
const logPath = (pod: Pod, ofLate: number): string =>
  `${podPath(pod)}/log?container=${pod.spec.containers?.[0]?.name}&sinceSeconds=${ofLate}&tailLines=${MOST_LINES}`

interface LogLine {
  readonly ts?: string
  readonly msg?: string
  readonly error?: string
  readonly status_code?: number
  readonly 'otelcol.component.kind'?: string
  readonly 'otelcol.signal'?: string
}

const failureIn = (text: string): readonly Failure[] => {
  const line = lineIn(text)
  const signal = line?.['otelcol.signal']
  if (line?.['otelcol.component.kind'] !== 'exporter' || !isSignal(signal)) return []
  const { msg = '', error = '', status_code: code } = line
  // The remote-write exporter logs the answer in a line of its own, and then that it drops the request.
  const isFailure = code !== undefined || msg.startsWith('Exporting failed.')
  if (!isFailure || error.endsWith('remote write request failed')) return []
  const status = code ?? statusIn(error)
  return [
    {
      signal,
      at: Date.parse(line.ts ?? ''),
      error: error.trim(),
      // The hub may say the same of its own disk.
      isOfQueue: status === undefined && OF_QUEUE.test(error),
      ...(status !== undefined && { status }),
    },
  ]
}

const OF_QUEUE = /no space left on device|sending queue is full/

const statusIn = (error: string): number | undefined => {
  const [, status] = /HTTP Status Code (\d{3})/.exec(error) ?? []
  return status === undefined ? undefined : Number(status)
}

/** Nothing of a line that is not JSON, such as a panic. */
const lineIn = (text: string): LogLine | undefined => {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as LogLine
  } catch {
    return undefined
  }
}
