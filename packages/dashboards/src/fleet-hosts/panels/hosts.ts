import { LOW_FLAG_CELL } from '../../panels/flag-cell.ts'
import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours, inColour, NONE_EXPECTED } from '../../panels/thresholds.ts'
import { shares, timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/hosts.ts'

/** Certificates are renewed thirty days before their end: two weeks are an alert, one is urgent. */
const DAYS_LEFT = () => colours('red', [7, 'orange'], [14, 'green'])

/** A person waits for a page, and leaves it after a few seconds. */
const SLOW = () => colours('green', [1, 'orange'], [3, 'red'])

export const atAGlance = () => [
  stat({
    title: 'Hosts',
    description: 'URLs that each cluster asks: its own hosts, and what its inventory names.',
    unit: 'none',
    query: queries.hosts,
  }),
  stat({
    title: 'Down',
    description:
      'Those that give no answer, another status than expected, or a certificate that is not trusted.',
    unit: 'none',
    query: queries.down,
  }).thresholds(NONE_EXPECTED()),
  stat({
    title: 'First certificate to expire',
    description: 'How long the certificate is valid that expires first.',
    unit: 'suffix:days',
    query: queries.firstExpiry,
  })
    .decimals(0)
    .thresholds(DAYS_LEFT()),
  stat({
    title: 'Slowest answer',
    description: 'The longest of the last probes.',
    unit: 's',
    query: queries.slowest,
  }).thresholds(SLOW()),
]

export const everyHost = () => [
  table({
    title: 'Every host',
    description:
      'Each URL as its cluster finds it, those that are down first. Uptime is the share of the probes that succeeded in the time shown. Without an answer there is no status, and without TLS no certificate.',
    labels: { cluster: 'Cluster', instance: 'Host' },
    columns: [
      {
        name: 'Up',
        unit: 'bool_yes_no',
        query: queries.up,
        width: 80,
        properties: LOW_FLAG_CELL('red', [1, 'transparent']),
      },
      { name: 'Status', unit: 'none', query: queries.status, width: 90 },
      { name: 'Duration', unit: 's', query: queries.duration, properties: inColour(SLOW()) },
      {
        name: 'Certificate',
        unit: 'suffix:days',
        query: queries.daysLeft,
        width: 130,
        properties: [{ id: 'decimals', value: 0 }, ...inColour(DAYS_LEFT())],
      },
      { name: 'Uptime', unit: 'percentunit', query: queries.succeeded, width: 120 },
    ],
    sortBy: ['Up', 'Certificate'],
    worst: 'smallest',
  }).height(12),
]

export const durations = () => [
  timeSeries({
    title: 'Duration by host',
    description: 'From the look-up of the name to the last byte of the answer.',
    unit: 's',
    queries: [queries.duration],
    series: 'many',
  }),
  shares({
    title: 'Probes that fail',
    description: 'The share of the probes of each host that did not succeed, over ten minutes.',
    queries: [queries.failures],
    series: 'many',
  }).max(1),
  timeSeries({
    title: 'Duration by phase',
    description:
      'Of the slowest host of each cluster. Resolve is the name, connect the network, TLS the certificate, processing the service, and transfer the size of the answer.',
    unit: 's',
    queries: [queries.phases],
    series: 'many',
  }).span(24),
]
