import { TableCellDisplayMode } from '@grafana/grafana-foundation-sdk/common'
import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours, columnColours } from '../../panels/thresholds.ts'
import { timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/traefik.ts'

const DAY = 24 * 60 * 60

/** Traefik renews certificates thirty days before they expire: three weeks show a problem, one week is urgent. */
const CERTIFICATE_COLOURS = () => colours('red', [7 * DAY, 'orange'], [21 * DAY, 'green'])

export const traefikHealth = () => [
  timeSeries({
    title: 'Open connections',
    description: 'Connections that each entry point holds.',
    unit: 'none',
    queries: [queries.openConnections],
  }),
  stat({
    title: 'Since the last reload',
    description: 'How long ago Traefik last took in a configuration that worked.',
    unit: 's',
    query: queries.sinceReload,
  })
    .span(12)
    .height(8),
  table({
    title: 'Servers down',
    description: 'Servers behind Traefik that fail their health check.',
    labels: { cluster: 'Cluster', service: 'Service', url: 'Server' },
    columns: [{ name: 'Up', unit: 'bool_yes_no', query: queries.serversDown }],
    sortBy: 'Cluster',
  })
    .noValue('none')
    .span(12),
  table({
    title: 'Certificates',
    description: 'How long each certificate that Traefik serves is still valid.',
    labels: { cluster: 'Cluster', cn: 'Name' },
    columns: [
      {
        name: 'Valid for',
        unit: 's',
        query: queries.certificateLeft,
        properties: [
          { id: 'custom.cellOptions', value: { type: TableCellDisplayMode.ColorText } },
          ...columnColours(CERTIFICATE_COLOURS()),
        ],
      },
    ],
    sortBy: 'Valid for',
    worst: 'smallest',
  }).span(12),
]
