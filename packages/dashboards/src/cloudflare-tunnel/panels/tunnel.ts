import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours } from '../../panels/thresholds.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/tunnel.ts'

export const tunnelHealth = () => [
  stat({
    title: 'Connections to the edge',
    description: 'Of each connector. A healthy one holds four, to at least two data centres.',
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
    title: 'Configurations apart',
    description:
      'How many versions lie between the oldest and the newest routing that a cluster’s connectors follow.',
    unit: 'none',
    query: queries.configurationsApart,
  }).thresholds(colours('green', [1, 'orange'])),
  stat({
    title: 'Requests in flight',
    description: 'Requests that the tunnel is answering at this moment.',
    unit: 'none',
    query: queries.concurrentRequests,
  }),
]

export const tunnelTraffic = () => [
  timeSeries({
    title: 'Requests through the tunnel',
    description: 'Per second, all domains together: cloudflared does not count them apart.',
    unit: 'reqps',
    queries: [queries.requestRate],
  }),
  timeSeries({
    title: 'Requests that failed in the tunnel',
    description: 'The share of requests that cloudflared could not bring to the service behind it.',
    unit: 'percentunit',
    queries: [queries.errorShare],
  }),
  timeSeries({
    title: 'Responses by status code',
    description: 'Per second, as the services behind the tunnel answered.',
    unit: 'reqps',
    queries: [queries.responsesByCode],
  }),
  timeSeries({
    title: 'Concurrent requests',
    description: 'Requests in flight. A line that only rises means that a service has stopped answering.',
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
  }),
  timeSeries({
    title: 'Packets lost',
    description: 'Per second, by how QUIC noticed.',
    unit: 'pps',
    queries: [queries.lostPackets],
  }),
  timeSeries({
    title: 'Failed registrations and calls',
    description: 'Attempts to register a connection with the edge, and calls to it, that failed.',
    unit: 'short',
    queries: [queries.registrationFailures, queries.rpcFailures],
  }),
  table({
    title: 'Edge locations',
    description: 'The data centre of Cloudflare that each connection ends in.',
    labels: {
      cluster: 'Cluster',
      instance: 'Connector',
      connection_id: 'Connection',
      edge_location: 'Data centre',
    },
    columns: [{ name: 'Connected', unit: 'bool_yes_no', query: queries.edgeLocations }],
    sortBy: 'Cluster',
  })
    .span(12)
    .height(8),
]
