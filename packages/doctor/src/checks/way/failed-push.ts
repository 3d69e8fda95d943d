import type { Found, Symptom } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { reasonOf, reasonOfNoConnection } from './answers.ts'
import type { LastingFailure } from './collector-log.ts'
import { nodeOf } from './collector-pods.ts'
import { endpointOf, pushSubject, signalsOf, silenceOf, type Signal } from './push.ts'

/** A push that fails, and whether a connection comes about. */
export interface FailedPush {
  readonly signal: Signal
  readonly isConnected: boolean
  readonly found: Found
}

/** A push of which the logs of collectors say that it fails. */
export const failedPush = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  signal: Signal,
  failures: readonly LastingFailure[],
): FailedPush => {
  const { name } = cluster
  const newest = failures.reduce((last, one) => (one.at > last.at ? one : last))
  const { status, error, pod } = newest
  const reason =
    status === undefined
      ? reasonOfNoConnection(error, { node: nodeOf(pod), address: addressOf(cluster, fleet.fleet, signal) })
      : reasonOf(fleet, signal, status, error)
  return {
    signal,
    isConnected: status !== undefined,
    found: {
      severity: 'error',
      cluster: name,
      subject: pushSubject(signal),
      message:
        status === undefined
          ? `the ${signal} of ${name} do not reach the hub: ${errorOfSocket(error)}`
          : `the hub answers ${status} to the ${signal} of ${name}`,
      evidence: failures.map((one) => ({
        asked: `log of ${subjectOf(one.pod)}, ${one.lines} lines, the newest of ${new Date(one.at).toISOString()}`,
        seen: one.status === undefined ? one.error : `${one.status} ${one.error}`,
      })),
      ...reason,
      explains: [
        ...(status === undefined && isOutOfReach(error) ? signalsOf(fleet.fleet) : [signal]).flatMap((one) =>
          silenceOf(one, name),
        ),
        ...countedBy(signal, status),
      ],
    },
  }
}

/** Whether the hub's machine itself is out of reach, for all signals alike. A refused connection says that it is there. */
const isOutOfReach = (error: string): boolean =>
  /no route to host|network is unreachable|i\/o timeout|deadline exceeded/.test(error)

/**
 * Prometheus counts what it refuses, too. Whose it is, it knows by the collector's own metrics, and those of a spoke of which it refuses
 * all do not arrive.
 */
const countedBy = (signal: Signal, status: number | undefined): readonly Symptom[] =>
  signal === 'metrics' && status !== undefined && status < 500 ? [{ check: 'sample-accepted' }] : []

/** Go's error without the request: `dial tcp 100.107.254.112:31080: i/o timeout`. */
const errorOfSocket = (error: string): string => error.replace(/^.*?": /, '')

/** Where a signal is pushed to: `100.107.254.112:31080`. */
export const addressOf = ({ name }: LiveCluster, fleet: LiveFleet['fleet'], signal: Signal): string =>
  new URL(endpointOf(fleet, name, signal) ?? 'http://unknown').host
