import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours, inColour } from '../../panels/thresholds.ts'
import * as queries from '../queries/traefik.ts'

/** Traefik renews certificates thirty days before they expire: three weeks show a problem, one week is urgent. */
const CERTIFICATE_COLOURS = () => colours('red', [7, 'orange'], [21, 'green'])

const HEIGHT = 7

export const traefikHealth = () => [
  table({
    title: 'Certificates',
    description: 'How long each certificate that Traefik serves is still valid.',
    labels: { cluster: 'Cluster', cn: 'Name' },
    columns: [
      {
        name: 'Expires in',
        unit: 'suffix:days',
        query: queries.certificateDays,
        properties: [{ id: 'decimals', value: 0 }, ...inColour(CERTIFICATE_COLOURS())],
      },
    ],
    sortBy: 'Expires in',
    worst: 'smallest',
  })
    .span(9)
    .height(HEIGHT),
  table({
    title: 'Servers down',
    description: 'Servers behind Traefik that fail the health check of their service, where it has one.',
    labels: { cluster: 'Cluster', service: 'Service', url: 'Server' },
    columns: [{ name: 'Up', unit: 'bool_yes_no', query: queries.serversDown, width: 80 }],
    sortBy: 'Cluster',
    worst: 'smallest',
  })
    .noValue('none')
    .span(9)
    .height(HEIGHT),
  stat({
    title: 'Since the last reload',
    description: 'How long ago Traefik last took in a configuration that worked.',
    unit: 's',
    query: queries.sinceReload,
  })
    // Room for the names of three clusters beside their times.
    .span(6)
    .height(HEIGHT),
]
