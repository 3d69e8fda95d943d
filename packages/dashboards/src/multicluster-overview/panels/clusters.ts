import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours, FILLING_UP, NONE_EXPECTED } from '../../panels/thresholds.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as commitment from '../queries/commitment.ts'
import * as queries from '../queries/clusters.ts'

export const health = () => [
  stat({
    title: 'Nodes ready',
    description: 'Nodes of each cluster that take pods.',
    unit: 'none',
    query: queries.nodesReady,
  }).thresholds(colours('red', [1, 'green'])),
  stat({
    title: 'Nodes not ready',
    description: 'Nodes whose kubelet says that they are not ready, or says nothing.',
    unit: 'none',
    query: queries.nodesNotReady,
  }).thresholds(NONE_EXPECTED()),
  stat({
    title: 'Pods running',
    description: 'Pods of each cluster with at least one container that runs.',
    unit: 'none',
    query: queries.podsRunning,
  }),
  stat({
    title: 'Pods pending',
    description: 'Pods that wait for a node, a volume, a Secret or an image.',
    unit: 'none',
    query: queries.podsPending,
  }).thresholds(colours('green', [1, 'orange'])),
  stat({
    title: 'Pods failed',
    description: 'Pods that ended in failure or were evicted, and were not replaced or cleared away.',
    unit: 'none',
    query: queries.podsFailed,
  }).thresholds(NONE_EXPECTED()),
  stat({
    title: 'CPU used',
    description: 'The share of all cores of a cluster’s nodes that is busy.',
    unit: 'percentunit',
    query: queries.cpuUsed,
  }).thresholds(FILLING_UP()),
  stat({
    title: 'Memory used',
    description: 'The share of all memory of a cluster’s nodes that could not be given to a new process.',
    unit: 'percentunit',
    query: queries.memoryUsed,
  }).thresholds(FILLING_UP()),
  stat({
    title: 'Disk used',
    description:
      'The share of the root file systems of a cluster’s nodes. Volumes of the class local-path are on them.',
    unit: 'percentunit',
    query: queries.diskUsed,
  }).thresholds(FILLING_UP()),
]

export const commitments = () => [
  timeSeries({
    title: 'CPU committed',
    description:
      'What containers ask for, and may use at most, against what the nodes have. Above 100 % of requests no pod is scheduled.',
    unit: 'percentunit',
    queries: [commitment.cpuRequests, commitment.cpuLimits],
  }),
  timeSeries({
    title: 'Memory committed',
    description:
      'The same of memory. Limits above 100 % mean that containers can be killed before they reach theirs.',
    unit: 'percentunit',
    queries: [commitment.memoryRequests, commitment.memoryLimits],
  }),
]

export const telemetry = () => [
  stat({
    title: 'Since the last sample',
    description:
      'How old the newest metric of each cluster is, up to an hour. A cluster whose push is broken grows old here.',
    unit: 's',
    query: queries.sinceLastSample,
  })
    // The query runs once a minute, and a scrape may be half a minute old: less than three minutes is not a delay.
    .thresholds(colours('green', [180, 'orange'], [300, 'red']))
    .height(8),
  timeSeries({
    title: 'Collectors’ queues',
    description:
      'How full the queue of each exporter is. It fills while the hub is out of reach, and is lost or blocks at 100 %.',
    unit: 'percentunit',
    queries: [queries.queueFill],
  }).span(9),
  table({
    title: 'Targets down',
    description: 'What should be scraped and does not answer.',
    labels: { cluster: 'Cluster', job: 'Job', instance: 'Instance' },
    columns: [{ name: 'Up', unit: 'bool_yes_no', query: queries.targetsDown }],
    sortBy: 'Cluster',
  })
    .noValue('none')
    .span(9)
    .height(8),
]
