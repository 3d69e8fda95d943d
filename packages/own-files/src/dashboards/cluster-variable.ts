import { CLUSTER_LABEL, DATA_SOURCE_UID, VICTORIA_LOGS_SOURCE } from '@fleet/model'
import { fieldsOf, itemsOf, selectorInVariable, textOf, type Fields } from '@fleet/validation/queries'
import type { Note, Path } from '../note.ts'
import { withClusterMatcher, type Language } from './cluster-matcher.ts'
import { entryInWords, panelInWords, withList, withPanels } from './panels.ts'

interface Chosen {
  readonly dashboard: Fields
  readonly notes: readonly Note[]
}

/**
 * A dashboard that shows the chosen clusters: with the fleet's variable, and its matcher in each query that can take it. A
 * query that cannot stays as it is.
 */
export const withClusterChoice = (dashboard: Fields): Chosen => {
  const [index, own] = ownVariable(dashboard)
  if (own && !asksForClusters(own)) return { dashboard, notes: [otherMeaning(index, own)] }
  const matcher = new Matcher()
  const panels = withPanels(dashboard, (panel, path) => ({
    ...panel,
    ...(Array.isArray(panel['targets']) && {
      targets: itemsOf(panel['targets']).map((target, position) =>
        matcher.query(fieldsOf(target), [...path, 'targets', position], panelInWords(panel)),
      ),
    }),
  }))
  const annotations = withList(panels, 'annotations', (entry, path) =>
    matcher.query(entry, path, entryInWords('annotations', entry)),
  )
  const changed = withList(annotations, 'templating', (entry, path) =>
    entry === own || entry['name'] === CLUSTER_LABEL ? entry : matcher.variable(entry, path),
  )
  return {
    dashboard: own || matcher.language ? withVariable(changed, matcher.language) : changed,
    notes: matcher.notes,
  }
}

const ownVariable = (dashboard: Fields): readonly [number, Fields | undefined] => {
  const list = itemsOf(fieldsOf(dashboard['templating'])['list']).map(fieldsOf)
  const index = list.findIndex(({ name }) => name === CLUSTER_LABEL)
  return [index, list[index]]
}

/** Whether a variable offers the values of the label, as that of the fleet does. */
const asksForClusters = ({ type, query }: Fields): boolean => {
  if (type !== 'query') return false
  if (fieldsOf(query)['type'] === 'fieldValue') return fieldsOf(query)['field'] === CLUSTER_LABEL
  const text = textOf(query) ?? textOf(fieldsOf(query)['query'])
  return text === undefined
    ? fieldsOf(query)['label'] === CLUSTER_LABEL
    : new RegExp(`^\\s*label_values\\(([^]*,)?\\s*${CLUSTER_LABEL}\\s*\\)\\s*$`).test(text)
}

const otherMeaning = (index: number, { type }: Fields): Note => ({
  rule: 'requireClusterInDashboard',
  path: ['templating', 'list', index],
  message: `its variable ${CLUSTER_LABEL} is of another thing than the label ${CLUSTER_LABEL}${type === 'query' ? '' : `: it is of the type ${String(type)}`}`,
  impact: 'its queries show all clusters of the fleet at once',
  fix: 'give the variable another name in Grafana, and export the dashboard anew',
})

/** Changes queries, and remembers which could not be changed. */
class Matcher {
  readonly notes: Note[] = []
  /** Of the queries that have the matcher; Prometheus’ where there are both. */
  language: Language | undefined

  query(holder: Fields, path: Path, owner: string): Fields {
    const language = languageOf(holder['datasource'])
    const text = textOf(holder['expr'])
    if (!language || text === undefined || text.trim() === '') return holder
    return { ...holder, expr: this.matched(language, text, [...path, 'expr'], owner) }
  }

  /** Of a variable: `label_values(metric, label)`, as a text, in an object of Prometheus’ editor, or in one of Loki’s. */
  variable(holder: Fields, path: Path): Fields {
    const language = languageOf(holder['datasource'])
    if (!language || holder['type'] !== 'query') return holder
    const owner = entryInWords('templating', holder)
    if (language === 'logsql') return this.menu(holder, path, owner)
    const inText = (text: string, at: Path): string => {
      const selected = selectorInVariable(text)
      if (!selected) return text
      const matched = this.matched(language, selected.text, at, owner)
      return text.slice(0, selected.offset) + matched + text.slice(selected.offset + selected.text.length)
    }
    const text = textOf(holder['query'])
    if (text !== undefined) {
      const query = inText(text, [...path, 'query'])
      return { ...holder, query, ...(textOf(holder['definition']) !== undefined && { definition: query }) }
    }
    const query = fieldsOf(holder['query'])
    const [inner, stream] = [textOf(query['query']), textOf(query['stream'])]
    if (inner !== undefined) {
      const changed = inText(inner, [...path, 'query', 'query'])
      return {
        ...holder,
        query: { ...query, query: changed },
        ...(textOf(holder['definition']) !== undefined && { definition: changed }),
      }
    }
    return stream === undefined || stream === ''
      ? holder
      : {
          ...holder,
          query: { ...query, stream: this.matched(language, stream, [...path, 'query', 'stream'], owner) },
        }
  }

  /** The values of a field of the lines that a query finds. */
  private menu(holder: Fields, path: Path, owner: string): Fields {
    const query = fieldsOf(holder['query'])
    const text = textOf(query['query']) ?? ''
    const own = text.trim() === '' ? '*' : text
    return {
      ...holder,
      query: { ...query, query: this.matched('logsql', own, [...path, 'query', 'query'], owner) },
    }
  }

  private matched(language: Language, text: string, path: Path, owner: string): string {
    const matched = withClusterMatcher(language, text)
    if (matched.ok) {
      if (matched.names && this.language !== 'promql') this.language = language
      return matched.text
    }
    this.notes.push({
      rule: 'requireClusterInDashboard',
      path,
      message: `${owner} asks all clusters, whichever are chosen: its query stays as it is, for ${matched.why}`,
      impact: 'values of the chosen clusters are mixed with those of others',
      fix: `write ${CLUSTER_LABEL}=~"\${${CLUSTER_LABEL}}" into each selector of the query`,
    })
    return text
  }
}

const languageOf = (source: unknown): Language | undefined => {
  const { type } = fieldsOf(source)
  if (type === 'prometheus') return 'promql'
  if (type === VICTORIA_LOGS_SOURCE) return 'logsql'
  return type === 'loki' ? 'logql' : undefined
}

/** In the place of its own, or before all others, for they depend on it. */
const withVariable = (dashboard: Fields, language: Language = 'promql'): Fields => {
  const templating = fieldsOf(dashboard['templating'])
  const list = itemsOf(templating['list']).map(fieldsOf)
  const variable = clusterVariable(language)
  const [index] = ownVariable(dashboard)
  return {
    ...dashboard,
    templating: {
      ...templating,
      list: index === -1 ? [variable, ...list] : list.with(index, variable),
    },
  }
}

/** Where the clusters come from. */
const CLUSTERS: Readonly<Record<Language, Fields>> = {
  promql: {
    datasource: { type: 'prometheus', uid: DATA_SOURCE_UID.prometheus },
    query: `label_values(${CLUSTER_LABEL})`,
  },
  logql: {
    datasource: { type: 'loki', uid: DATA_SOURCE_UID.loki },
    query: `label_values(${CLUSTER_LABEL})`,
  },
  logsql: {
    datasource: { type: VICTORIA_LOGS_SOURCE, uid: DATA_SOURCE_UID.victoriaLogs },
    query: { type: 'fieldValue', field: CLUSTER_LABEL, query: '*', refId: 'A' },
  },
}

/** The fields that `require-cluster-variable` demands, and those of a choice of several. */
const clusterVariable = (language: Language): Fields => {
  return {
    type: 'query',
    name: CLUSTER_LABEL,
    label: 'Cluster',
    ...CLUSTERS[language],
    multi: true,
    includeAll: true,
    allValue: '.+',
    sort: 1,
    refresh: 2,
    current: { text: ['All'], value: ['$__all'] },
  }
}
