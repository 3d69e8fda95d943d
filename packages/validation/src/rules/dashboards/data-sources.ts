import { grafanaOf, type DataSource, type Grafana } from '../../tree/monitoring/grafana.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

/** A rule that checks the data sources of each Grafana. */
export const inEachGrafana = (check: (grafana: Grafana, report: Report) => void): Rule['check'] =>
  inEachCluster((cluster, report) => {
    const grafana = grafanaOf(cluster)

    if (grafana) check(grafana, report)
  })

/** For a sentence: the data source Loki. */
export const dataSourceOf = ({ name }: DataSource): string =>
  `the data source ${name === '' ? 'without a name' : name}`
