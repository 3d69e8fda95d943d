import { errorsLink } from '../../links.ts'
import { table } from '../../panels/table.ts'
import { inColour } from '../../panels/thresholds.ts'
import { shares, timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/routers.ts'
import * as traefik from '../queries/traefik.ts'
import { FAILING } from './tunnel.ts'

export const domains = () => [
  table({
    title: 'Busiest routes',
    description:
      'Every route at the end of the time shown. Traefik names one of an Ingress after its namespace, its name and its domain, whose dots are dashes.',
    labels: { cluster: 'Cluster', route: 'Route' },
    columns: [
      { name: 'Requests', unit: 'reqps', query: queries.requestRate },
      { name: 'Client errors', unit: 'percentunit', query: queries.clientErrorShare },
      {
        name: 'Server errors',
        unit: 'percentunit',
        query: queries.serverErrorShare,
        properties: inColour(FAILING()),
      },
      { name: 'p95', unit: 's', query: queries.slowDurationByRoute },
      { name: 'In', unit: 'binBps', query: queries.bytesIn },
      { name: 'Out', unit: 'binBps', query: queries.bytesOut },
    ],
    sortBy: 'Requests',
  }),
  timeSeries({
    title: 'Requests by route',
    description: 'Per second, whatever the answer was.',
    unit: 'reqps',
    queries: [queries.requestRate],
    series: 'many',
  }),
  shares({
    title: 'Server errors by route',
    description:
      'The share of each route’s requests that were answered with a 5xx code. A click leads to the cluster’s error lines.',
    queries: [queries.serverErrorShare],
    series: 'many',
  }).dataLinks([errorsLink('series')]),
]

export const domainDetails = () => [
  shares({
    title: 'Client errors by route',
    description: 'The share of each route’s requests that were answered with a 4xx code.',
    queries: [queries.clientErrorShare],
    series: 'many',
  }),
  timeSeries({
    title: 'Slow requests by route',
    description: 'One request in twenty takes longer than this (p95).',
    unit: 's',
    queries: [queries.slowDurationByRoute],
    series: 'many',
  }),
  timeSeries({
    title: 'Bytes received by route',
    description: 'Per second, the bodies of requests.',
    unit: 'binBps',
    queries: [queries.bytesIn],
    series: 'many',
  }),
  timeSeries({
    title: 'Bytes sent by route',
    description: 'Per second, the bodies of responses.',
    unit: 'binBps',
    queries: [queries.bytesOut],
    series: 'many',
  }),
  timeSeries({
    title: 'Duration of requests',
    description:
      'Half of all requests are faster than p50, one in twenty slower than p95, one in a hundred slower than p99.',
    unit: 's',
    queries: [queries.medianDuration, queries.slowDuration, queries.slowestDuration],
    series: 'many',
  }),
  timeSeries({
    title: 'Open connections',
    description: 'Connections that each of Traefik’s entry points holds.',
    unit: 'none',
    queries: [traefik.openConnections],
    series: 'many',
  }),
]
