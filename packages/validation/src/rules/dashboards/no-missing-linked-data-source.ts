import { suggestion } from '@fleet/model/suggestion'
import { fieldsOf, itemsOf, textOf, type Fields } from '../../queries/json.ts'
import type { DataSource } from '../../tree/monitoring/grafana.ts'
import type { Path } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'
import { dataSourceOf, inEachGrafana } from './data-sources.ts'

export const noMissingLinkedDataSource: Rule = {
  id: 'no-missing-linked-data-source',
  ownSeverity: 'warning',
  summary: 'A data source that links to another one, as logs and traces do, names its uid.',
  rationale:
    'Grafana loads a data source whatever it links to. The link then opens an empty page, or is not shown.',
  fix: 'Use the uid of a data source in kube-prometheus-stack’s values.',
  check: inEachGrafana(({ dataSources, location }, report) => {
    const uids = dataSources.map(({ uid }) => uid)
    for (const source of dataSources)
      for (const { uid, path } of [...linksOf(source), ...exemplarLinksOf(source)])
        if (!uids.includes(uid))
          report({
            location: location(...source.path, ...path),
            message: `${dataSourceOf(source)} links to the data source ${uid}, which Grafana does not have`,
            impact: 'its links lead nowhere',
            fix: suggestion(uid, uids),
          })
  }),
}

/** The parts of `jsonData` that lead to another data source, and those that are lists of such parts. */
const LINKS = ['tracesToLogs', 'tracesToLogsV2', 'tracesToMetrics', 'tracesToProfiles', 'serviceMap']
const EXEMPLARS = 'exemplarTraceIdDestinations'
const LISTS = ['derivedFields', EXEMPLARS]

interface Link {
  readonly uid: string
  readonly path: Path
}

const linksOf = ({ fields }: DataSource): readonly Link[] => {
  const settings: Fields = fieldsOf(fields[JSON_DATA])
  return [
    ...LINKS.flatMap((key) => linkIn(settings[key], [JSON_DATA, key])),
    ...LISTS.flatMap((key) =>
      itemsOf(settings[key]).flatMap((item, index) => linkIn(item, [JSON_DATA, key, index])),
    ),
  ]
}

const JSON_DATA = 'jsonData'

/** The chart writes its own data source of Prometheus with one link. */
const exemplarLinksOf = ({ type, fields, path }: DataSource): readonly Link[] =>
  type === 'prometheus' && path[0] === 'sidecar' ? linkIn(fields[EXEMPLARS], [EXEMPLARS]) : []

/** A link without a uid leads to an address. */
const linkIn = (part: unknown, path: Path): readonly Link[] => {
  const uid = textOf(fieldsOf(part)['datasourceUid'])
  return uid ? [{ uid, path: [...path, 'datasourceUid'] }] : []
}
