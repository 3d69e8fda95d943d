import type { KubernetesObject } from './cluster-api.ts'
import { ifAsked } from './if-asked.ts'
import type { LiveCluster } from './live-cluster.ts'

/** A warning that a component of Kubernetes gave about an object. */
interface Warning extends KubernetesObject {
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly involvedObject?: { readonly kind?: string; readonly namespace?: string; readonly name?: string }
  readonly lastTimestamp?: string | null
  readonly eventTime?: string | null
  readonly series?: { readonly lastObservedTime?: string }
}

/**
 * The messages of the warnings about the objects of a cluster, the newest first, by their subject: `FailedMount: …`. They are kept for an
 * hour. None where they cannot be asked: they only say more about what is found without them.
 */
export const warningsIn = async ({ api }: LiveCluster): Promise<(subject: string) => readonly string[]> => {
  const events = (await ifAsked(
    api.list('/api/v1/events?fieldSelector=type%3DWarning'),
    [],
  )) as readonly Warning[]
  const newestFirst = events
    .filter(({ type }) => type === 'Warning')
    .toSorted((one, other) => momentOf(other) - momentOf(one))
  const bySubject = Map.groupBy(newestFirst, ({ involvedObject: { kind, namespace, name } = {} }) =>
    namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`,
  )
  return (subject) => (bySubject.get(subject) ?? []).map(({ reason, message }) => `${reason}: ${message}`)
}

const momentOf = ({ series, lastTimestamp, eventTime, metadata }: Warning): number =>
  Date.parse(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '')
