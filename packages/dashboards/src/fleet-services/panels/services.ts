import { nodeGraph } from '../../panels/node-graph.ts'
import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours, inColour } from '../../panels/thresholds.ts'
import { shares, timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/services.ts'

/** A service that fails one request in a hundred has a fault; one in twenty is what users notice. */
const FAILING = () => colours('green', [0.01, 'orange'], [0.05, 'red'])

/** A person waits for a page, and leaves it after a few seconds. */
const SLOW = () => colours('green', [1, 'orange'], [3, 'red'])

export const atAGlance = () => [
  stat({
    title: 'Services',
    description: 'Those that answer requests, or take messages, and send spans of it.',
    unit: 'none',
    query: queries.services,
  }),
  stat({
    title: 'Requests',
    description: 'What all services answer.',
    unit: 'reqps',
    query: queries.requestsOfAll,
  }),
  stat({
    title: 'Errors',
    description: 'The share of the requests whose span has the status of an error.',
    unit: 'percentunit',
    query: queries.errorsOfAll,
  }).thresholds(FAILING()),
  stat({
    title: 'Beyond the limit',
    description:
      'The share of all spans that are beyond the limit of kinds of requests of their node. They are in no other panel: raise hub.traces.spanMetrics.limit, or give spans fewer names.',
    unit: 'percentunit',
    query: queries.beyondLimit,
  }).thresholds(colours('green', [0.01, 'orange'])),
]

const SERVICE = { cluster: 'Cluster', k8s_namespace_name: 'Namespace', service_name: 'Service' }

export const everyService = () => [
  table({
    title: 'Every service',
    description:
      'Each service of each cluster, those with the most errors first. Half of the requests are faster than the median, and one in twenty is slower than p95.',
    labels: SERVICE,
    columns: [
      { name: 'Requests', unit: 'reqps', query: queries.requests },
      { name: 'Errors', unit: 'percentunit', query: queries.errors, properties: inColour(FAILING()) },
      { name: 'Median', unit: 's', query: queries.median, properties: inColour(SLOW()) },
      { name: 'p95', unit: 's', query: queries.slow, properties: inColour(SLOW()) },
    ],
    sortBy: ['Errors', 'p95'],
  }),
]

export const overTime = () => [
  timeSeries({
    title: 'Requests by service',
    description: 'What each service answers.',
    unit: 'reqps',
    queries: [queries.requests],
    series: 'many',
  }),
  shares({
    title: 'Errors by service',
    description: 'The share of the requests of each service that fail.',
    queries: [queries.errors],
    series: 'many',
  }),
  timeSeries({
    title: 'Duration by service',
    description:
      'What 95 of 100 requests stay below. A point is one request: a click opens its trace, as long as the store of traces has it.',
    unit: 's',
    queries: [queries.slowWithTraces],
    series: 'many',
  }),
  timeSeries({
    title: 'Calls of services',
    description: 'What each service asks of others, databases and queues among them.',
    unit: 'reqps',
    queries: [queries.asked],
    series: 'many',
  }),
]

export const everyRequest = () => [
  table({
    title: 'Every request',
    description: 'Each kind of request of the chosen services, by the name of its span; the slowest first.',
    labels: { ...SERVICE, span_name: 'Request' },
    columns: [
      { name: 'Requests', unit: 'reqps', query: queries.ofEachName.requests },
      {
        name: 'Errors',
        unit: 'percentunit',
        query: queries.ofEachName.errors,
        properties: inColour(FAILING()),
      },
      { name: 'p95', unit: 's', query: queries.ofEachName.slow, properties: inColour(SLOW()) },
    ],
    sortBy: ['p95', 'Errors'],
  }).height(12),
]

export const graph = () => [
  nodeGraph({
    title: 'Services of all clusters',
    description:
      'Who calls whom, by the traces that Jaeger keeps: each arrow has the number of calls. It shows all clusters and services, whatever is chosen above.',
  }),
]
