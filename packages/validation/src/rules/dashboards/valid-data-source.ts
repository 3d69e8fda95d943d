import { suggestion } from '@fleet/model/suggestion'
import { prometheusDuration } from '../../queries/durations.ts'
import { textOf } from '../../queries/json.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { grafanaOf, type DataSource, type Grafana } from '../../tree/monitoring/grafana.ts'

/** Grafana's own and those of the stores that a fleet may have. */
const TYPES = [
  'prometheus',
  'loki',
  'tempo',
  'jaeger',
  'zipkin',
  'alertmanager',
  'grafana-pyroscope-datasource',
  'elasticsearch',
  'graphite',
  'influxdb',
  'mysql',
  'mssql',
  'postgres',
  'opentsdb',
  'cloudwatch',
  'testdata',
]

export const validDataSource: Rule = {
  id: 'valid-data-source',
  summary:
    'Each data source of Grafana has a name and a uid of its own and a type that Grafana has, is asked through Grafana by a whole URL, and one of them is the default.',
  rationale:
    'Grafana does not start with two defaults, makes up a uid where none is written, so that no dashboard finds the source.',
  example: {
    refused: 'additionalDataSources:\n  - { name: Loki, type: loki, url: loki-gateway:80 }',
    accepted:
      'additionalDataSources:\n  - { name: Loki, type: loki, uid: loki, access: proxy, url: http://loki-gateway.monitoring.svc:80 }',
  },
  fix: 'Write name, type, uid, access: proxy and url.',
  check: inEachCluster((cluster) => {
    const grafana = grafanaOf(cluster)
    return grafana
      ? [...grafana.dataSources.flatMap((source) => ofOne(source, grafana)), ...ofAll(grafana)]
      : []
  }),
}

const CONSEQUENCE = 'Grafana does not make the data source, or makes another than dashboards ask'

const ofOne = (source: DataSource, { location }: Grafana): Violation[] => {
  const { fields, path, name } = source
  const violation = (key: string, message: string, fix: string): Violation => ({
    location: location(...path, key),
    message: `the data source ${name === '' ? 'without a name' : name} ${message}`,
    impact: CONSEQUENCE,
    fix,
  })
  if (path[0] !== 'additionalDataSources') return ofCharts(source, violation)
  return [
    ...['uid', 'url']
      .filter((key) => textOf(fields[key])?.trim() === undefined || fields[key] === '')
      .map((key) => violation(key, `has no ${key}`, `give it ${key}`)),
    ...(source.type === '' || TYPES.includes(source.type)
      ? []
      : [
          violation(
            'type',
            `is of a type ${source.type} that Grafana does not have`,
            suggestion(source.type, TYPES),
          ),
        ]),
    ...(fields['access'] === 'proxy'
      ? []
      : [
          violation(
            'access',
            'is not asked through Grafana: a browser finds no Service of the cluster',
            'write access: proxy',
          ),
        ]),
    ...(source.url === undefined ||
    source.url === '' ||
    /^https?:\/\/[^/\s:]+(?::\d+)?(?:\/\S*)?$/.test(source.url)
      ? []
      : [
          violation(
            'url',
            `has the address ${JSON.stringify(source.url)}, which is no URL`,
            'write http://host:port',
          ),
        ]),
    ...(fields['editable'] === true
      ? [violation('editable', 'may be changed in Grafana, until the next start', 'write editable: false')]
      : []),
  ]
}

type Say = (key: string, message: string, fix: string) => Violation

/** The chart's own: its interval is what $__rate_interval is made of. */
const ofCharts = ({ fields }: DataSource, violation: Say): Violation[] => {
  const interval = fields['defaultDatasourceScrapeInterval']
  return interval === undefined || prometheusDuration(textOf(interval) ?? '') !== undefined
    ? []
    : [
        violation(
          'defaultDatasourceScrapeInterval',
          `is asked every ${JSON.stringify(interval)}, which is no duration`,
          'write it like 30s',
        ),
      ]
}

const ofAll = ({ dataSources, location }: Grafana): Violation[] => {
  const violation = (source: DataSource, key: string, message: string, fix: string): Violation => ({
    location: location(...source.path, key),
    message: `the data source ${source.name} ${message}`,
    impact: key === 'isDefault' ? 'Grafana refuses the file of data sources, and has none' : CONSEQUENCE,
    fix,
  })
  const others = (key: 'uid' | 'name') =>
    dataSources.filter(
      (source, index) =>
        source[key] !== '' && dataSources.findIndex((other) => other[key] === source[key]) < index,
    )
  const [, ...defaults] = dataSources.filter(({ isDefault }) => isDefault)
  return [
    ...others('uid').map((source) =>
      violation(source, 'uid', `has the uid ${source.uid}, as another one has`, 'give it a uid of its own'),
    ),
    ...others('name').map((source) =>
      violation(source, 'name', 'is called as another one is', 'give it a name of its own'),
    ),
    ...defaults.map((source) =>
      violation(source, 'isDefault', 'is a second default', 'write isDefault: false'),
    ),
  ]
}
