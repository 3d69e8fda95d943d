import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/routers.ts'

export const topRouters = () => [
  table({
    title: 'Top domains',
    description:
      'Every router at the end of the time shown. A router made from an Ingress has its domain in its name.',
    labels: { cluster: 'Cluster', router: 'Router' },
    columns: [
      { name: 'Requests', unit: 'reqps', query: queries.requestRate },
      { name: 'Client errors', unit: 'percentunit', query: queries.clientErrorShare },
      { name: 'Server errors', unit: 'percentunit', query: queries.serverErrorShare },
      { name: 'p95', unit: 's', query: queries.slowDurationByRouter },
      { name: 'In', unit: 'binBps', query: queries.bytesIn },
      { name: 'Out', unit: 'binBps', query: queries.bytesOut },
    ],
    sortBy: 'Requests',
  }),
]

export const routerTraffic = () => [
  timeSeries({
    title: 'Requests by router',
    description: 'Per second, whatever the answer was.',
    unit: 'reqps',
    queries: [queries.requestRate],
  }),
  timeSeries({
    title: 'Server errors by router',
    description: 'The share of each router’s requests that were answered with a 5xx code.',
    unit: 'percentunit',
    queries: [queries.serverErrorShare],
  }),
  timeSeries({
    title: 'Client errors by router',
    description: 'The share of each router’s requests that were answered with a 4xx code.',
    unit: 'percentunit',
    queries: [queries.clientErrorShare],
  }),
  timeSeries({
    title: 'Duration of requests',
    description:
      'Half of all requests are faster than p50, one in twenty slower than p95, one in a hundred slower than p99.',
    unit: 's',
    queries: [queries.medianDuration, queries.slowDuration, queries.slowestDuration],
  }),
  timeSeries({
    title: 'Slow requests by router',
    description: 'One request in twenty takes longer than this (p95).',
    unit: 's',
    queries: [queries.slowDurationByRouter],
  }),
  timeSeries({
    title: 'Bytes received by router',
    description: 'Per second, the bodies of requests.',
    unit: 'binBps',
    queries: [queries.bytesIn],
  }),
  timeSeries({
    title: 'Bytes sent by router',
    description: 'Per second, the bodies of responses.',
    unit: 'binBps',
    queries: [queries.bytesOut],
  }),
]
