import { errorsLink } from '../../links.ts'
import { stat } from '../../panels/stat.ts'
import { withStatusColours } from '../../panels/status-codes.ts'
import { table } from '../../panels/table.ts'
import { colours } from '../../panels/thresholds.ts'
import { shares, stackedBars, timeSeries } from '../../panels/time-series.ts'
import * as routers from '../queries/routers.ts'
import * as queries from '../queries/tunnel.ts'

/** One failed request in a hundred is felt by users, and one in twenty is an outage of something. */
export const FAILING = () => colours('green', [0.01, 'orange'], [0.05, 'red'])

export const atAGlance = () => [
  stat({
    title: 'Connections to the edge',
    description: 'Of each cluster’s connector. A healthy one holds four, to at least two data centres.',
    unit: 'none',
    query: queries.connections,
  })
    // cloudflared opens four (its flag --ha-connections); with none the domains are offline.
    .thresholds(colours('red', [1, 'orange'], [4, 'green'])),
  stat({
    title: 'Connectors up',
    description: 'Instances of cloudflared that answer the scrape.',
    unit: 'none',
    query: queries.connectors,
  }).thresholds(colours('red', [1, 'green'])),
  stat({
    title: 'Failed in the tunnel',
    description:
      'The share of the last minutes’ requests that cloudflared could not bring to the service behind it.',
    unit: 'percentunit',
    query: queries.errorShare,
  }).thresholds(FAILING()),
  stat({
    title: 'Server errors',
    description: 'The share of the last minutes’ requests that the services answered with a 5xx code.',
    unit: 'percentunit',
    query: routers.serverErrorShareByCluster,
  }).thresholds(FAILING()),
]

export const tunnelTraffic = () => [
  timeSeries({
    title: 'Requests by cluster',
    description: 'Per second, all domains together: cloudflared does not count them apart.',
    unit: 'reqps',
    queries: [queries.requestRate],
  }).height(9),
  withStatusColours(
    stackedBars({
      title: 'Responses by status code',
      description: 'Per second, as the services behind the tunnel answered.',
      unit: 'reqps',
      queries: [queries.responsesByCode],
      series: 'many',
    }),
  ),
  shares({
    title: 'Requests that failed in the tunnel',
    description:
      'The share of requests that cloudflared could not bring to the service behind it. A click leads to the cluster’s error lines.',
    queries: [queries.errorShare],
  }).dataLinks([errorsLink('series')]),
  timeSeries({
    title: 'Requests in flight',
    description: 'A line that only rises means that a service has stopped answering.',
    unit: 'none',
    queries: [queries.concurrentRequests],
  }),
]

export const tunnelConnections = () => [
  timeSeries({
    title: 'Round trip to the edge',
    description: 'Smoothed round-trip time of each QUIC connection.',
    unit: 'ms',
    queries: [queries.roundTripTime],
    series: 'many',
  }),
  stackedBars({
    title: 'Packets lost',
    description: 'By how QUIC noticed.',
    unit: 'suffix:packets/min',
    queries: [queries.lostPackets],
    series: 'many',
  }),
  stackedBars({
    title: 'Failed registrations and calls',
    description:
      'Attempts to register a connection with the edge, and calls to it, that failed. cloudflared counts from the first one on.',
    unit: 'suffix:failures/min',
    queries: [queries.registrationFailures, queries.rpcFailures],
    series: 'many',
  }).noValue('none counted'),
  table({
    title: 'Edge locations',
    description: 'The data centres of Cloudflare that each cluster’s connections end in.',
    labels: { cluster: 'Cluster', edge_location: 'Data centre' },
    columns: [{ name: 'Connections', unit: 'none', query: queries.edgeLocations, width: 140 }],
    sortBy: 'Connections',
  }).span(12),
]
