import { JOB, samplesIn } from '@fleet/model'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import type { Sample } from '../../live/store-api.ts'
import { NotAsked } from '../../not-asked.ts'
import { configOf, isSignal } from './collector-config.ts'
import type { Pod } from '../../live/pods.ts'
import { podPath } from './collector-pods.ts'
import type { Signal } from './push.ts'

/** How full the queue of an exporter is. */
export interface QueueFill {
  readonly signal: Signal
  /** 1 is full. */
  readonly share: number
  /** What was asked of whom. */
  readonly asked: string
}

const SIZE = 'otelcol_exporter_queue_size'
const CAPACITY = 'otelcol_exporter_queue_capacity'

/** Of all clusters at once. */
const FILL = `max by (cluster, instance, data_type) (${SIZE}{job="${JOB.collector}"} / ${CAPACITY}{job="${JOB.collector}"})`

/** Of each queue of a cluster: as the hub's Prometheus has it, or as the collectors serve it themselves. */
export const queuesOf = async (
  cluster: LiveCluster,
  fleet: LiveFleet,
  pods: readonly Pod[],
): Promise<readonly QueueFill[]> => {
  const [stored] = await Promise.allSettled([storedFills(cluster, fleet)])
  if (stored.status === 'fulfilled' && stored.value.length > 0) return stored.value
  const served = (await Promise.all(pods.map((pod) => servedFills(cluster, pod)))).flat()
  if (served.length > 0) return served
  throw stored.status === 'rejected' ? stored.reason : noNews(cluster)
}

const noNews = ({ name }: LiveCluster): NotAsked =>
  new NotAsked(
    'missing',
    `Prometheus has no news of the queues of ${name}, and its collectors serve their own metrics on loopback alone`,
    'see what else is found of this cluster: when its metrics arrive again, this is asked, too',
  )

const storedFills = async ({ name }: LiveCluster, fleet: LiveFleet): Promise<readonly QueueFill[]> => {
  const samples = await fleet.prometheus.query(FILL)
  return samples
    .filter(({ labels }) => labels['cluster'] === name)
    .flatMap((sample) => fillOf(sample, `${FILL}, ${sample.labels['instance']}`))
}

const servedFills = async (cluster: LiveCluster, pod: Pod): Promise<readonly QueueFill[]> => {
  const port = (await configOf(cluster, pod))?.openPort
  if (port === undefined) return []
  const samples = samplesIn((await cluster.api.text(`${podPath(pod)}:${port}/proxy/metrics`)) ?? '')
  const capacities = samples.filter(({ name }) => name === CAPACITY)
  return samples
    .filter(({ name }) => name === SIZE)
    .flatMap((size) => {
      const capacity = capacities.find(({ labels }) => labels['exporter'] === size.labels['exporter'])
      return capacity === undefined
        ? []
        : fillOf({ ...size, value: size.value / capacity.value }, `${SIZE} of ${subjectOf(pod)}`)
    })
}

const fillOf = ({ labels, value }: Sample, asked: string): readonly QueueFill[] => {
  const signal = labels['data_type']
  return isSignal(signal) ? [{ signal, share: value, asked }] : []
}
