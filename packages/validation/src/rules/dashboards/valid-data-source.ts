import { suggestion } from '@fleet/model/suggestion'
import { prometheusDuration } from '../../queries/durations.ts'
import { textOf } from '../../queries/json.ts'
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
  'opentsdb',
  'cloudwatch',
  'testdata',
]

export const validDataSource: Rule = {
  id: 'valid-data-source',
  ownSeverity: 'warning',
  summary: 'Each data source of Grafana has a uid, a known type, a whole URL, and access: proxy.',
  rationale:
    'Grafana generates a uid where none is stated, and no dashboard finds it. Without a proxy, browsers call a Service that exists only in the cluster.',
  fix: 'Set type, uid, access: proxy and url.',
  check: inEachGrafana(({ dataSources, location }, report) => {
    for (const source of dataSources) {
      const reportKey: ReportKey = (key, message, fix) => {
        report({
          location: location(...source.path, key),
          message: `${dataSourceOf(source)} ${message}`,
          impact: 'Grafana does not create the data source, or creates another than dashboards refer to',
          fix,
        })
      }
      if (source.path[0] === 'additionalDataSources') checkAdditional(source, reportKey)
      else checkOfChart(source, reportKey)
    }
  }),
}

type ReportKey = (key: string, message: string, fix: string) => void

const URL = /^https?:\/\/[^/\s:]+(?::\d+)?(?:\/\S*)?$/

const checkAdditional = ({ fields, type, url }: DataSource, report: ReportKey): void => {
  for (const key of ['uid', 'url']) if (!textOf(fields[key])) report(key, `has no ${key}`, `set ${key}`)
  if (type !== '' && !TYPES.includes(type))
    report('type', `has the type ${type}, which Grafana does not have`, suggestion(type, TYPES))
  if (fields['access'] !== 'proxy')
    report(
      'access',
      'is called by browsers, which do not reach a Service of the cluster',
      'set access to proxy',
    )
  if (url && !URL.test(url))
    report('url', `has the address ${JSON.stringify(url)}, which is not a URL`, 'write http://host:port')
}

/** Grafana calculates $__rate_interval from the interval of the chart's data source. */
const checkOfChart = ({ fields }: DataSource, report: ReportKey): void => {
  const key = 'defaultDatasourceScrapeInterval'
  const interval = fields[key]
  if (interval === undefined || prometheusDuration(textOf(interval) ?? '') !== undefined) return
  report(key, `has the interval ${JSON.stringify(interval)}, which is not a duration`, 'write it like 30s')
}
