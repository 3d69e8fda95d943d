import { suggestion } from '@fleet/model/suggestion'
import { prometheusDuration } from '../../queries/durations.ts'
import { itemsOf, textOf, type Fields } from '../../queries/json.ts'
import type { DataSource } from '../../tree/monitoring/grafana.ts'
import type { Rule } from '../rule/rule.ts'
import { dataSourceOf, inEachGrafana } from './data-sources.ts'

/** Grafana's own, and those of the stores that a fleet may have. */
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
  'grafana-postgresql-datasource',
  'opentsdb',
  'cloudwatch',
  'stackdriver',
  'grafana-azure-monitor-datasource',
  'parca',
  'testdata',
  'grafana-testdata-datasource',
]

/** Data that Grafana itself makes up. */
const WITHOUT_URL = new Set([
  'testdata',
  'grafana-testdata-datasource',
  'cloudwatch',
  'stackdriver',
  'grafana-azure-monitor-datasource',
])

/** Databases, which have an address without a scheme. */
const DATABASES = new Set(['mysql', 'mssql', 'postgres', 'grafana-postgresql-datasource'])

export const validDataSource: Rule = {
  id: 'valid-data-source',
  ownSeverity: 'warning',
  summary: 'Each data source of Grafana has a uid, a known type, a whole URL, and access: proxy.',
  rationale:
    'Grafana generates a uid where none is stated, and no dashboard finds it. Without a proxy, browsers call a Service that exists only in the cluster.',
  fix: 'Set type, uid, access: proxy and url.',
  check: inEachGrafana(({ dataSources, location, values }, report) => {
    const plugins = pluginsOf(values)
    for (const source of dataSources) {
      const reportKey: ReportKey = (key, message, fix) => {
        report({
          location: location(...source.path, key),
          message: `${dataSourceOf(source)} ${message}`,
          impact: 'Grafana does not create the data source, or creates another than dashboards refer to',
          fix,
        })
      }
      if (source.path[0] === 'additionalDataSources') checkAdditional(source, plugins, reportKey)
      else checkOfChart(source, reportKey)
    }
  }),
}

type ReportKey = (key: string, message: string, fix: string) => void

const URL = /^https?:\/\/[^/\s:]+(?::\d+)?(?:\/\S*)?$/

const HOST_AND_PORT = /^[^/\s:]+(?::\d+)?$/

/** The ids of the plugins that the chart has Grafana install, without their versions. */
const pluginsOf = (values: Fields): readonly string[] =>
  itemsOf(values['plugins']).map((plugin) => String(plugin).split(/[@ ]/)[0] ?? '')

const checkAdditional = (
  { fields, type, url }: DataSource,
  plugins: readonly string[],
  report: ReportKey,
): void => {
  const isPlugin = plugins.includes(type)
  if (!textOf(fields['uid'])) report('uid', 'has no uid', 'set uid')
  if (!url && !isPlugin && !WITHOUT_URL.has(type)) report('url', 'has no url', 'set url')
  if (type !== '' && !isPlugin && !TYPES.includes(type))
    report(
      'type',
      `has the type ${type}, which neither Grafana nor a plugin of the chart has`,
      `list its plugin in grafana.plugins, or write another type: ${suggestion(type, TYPES)}`,
    )
  if (fields['access'] !== 'proxy')
    report(
      'access',
      'is called by browsers, which do not reach a Service of the cluster',
      'set access to proxy',
    )
  if (url && !isAddress(type, url))
    report('url', `has the address ${JSON.stringify(url)}, which is not a URL`, 'write http://host:port')
}

const isAddress = (type: string, url: string): boolean =>
  URL.test(url) || (DATABASES.has(type) && HOST_AND_PORT.test(url))

/** Grafana calculates $__rate_interval from the interval of the chart's data source. */
const checkOfChart = ({ fields }: DataSource, report: ReportKey): void => {
  const key = 'defaultDatasourceScrapeInterval'
  const interval = fields[key]
  if (interval === undefined || prometheusDuration(textOf(interval) ?? '') !== undefined) return
  report(key, `has the interval ${JSON.stringify(interval)}, which is not a duration`, 'write it like 30s')
}
