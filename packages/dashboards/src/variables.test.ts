import { DATA_SOURCE_UID, LOKI_LABELS } from '@fleet/model'
import { VariableRefresh, VariableType, type VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import { describe, expect, test } from 'vitest'
import { composed, type Composed } from './testing/composed.ts'
import { readLogql } from './testing/read-logql.ts'
import { readPromql } from './testing/read-promql.ts'

/** The names in `${name}` and `${name:format}`; those that begin with two underscores are Grafana's own. */
const variablesIn = (json: string): string[] =>
  [...json.matchAll(/\$\{(?!__)(\w+)/g)].map(([, name = '']) => name)

const variablesOf = ({ dashboard }: Composed): VariableModel[] => dashboard.templating.list ?? []

interface ListOfValues {
  readonly name: string
  readonly store: 'prometheus' | 'loki'
  readonly selector: string | undefined
  readonly label: string
  readonly refresh: VariableRefresh | undefined
}

/** The variables whose values a store lists: `label_values(label)` or `label_values(selector, label)`. */
const listsOf = (all: Composed): ListOfValues[] =>
  variablesOf(all)
    .filter(({ type }) => type === VariableType.Query)
    .map(({ name, query, datasource, refresh }) => {
      const text = typeof query === 'string' ? query : ''
      const [, selector, label = ''] = /^label_values\((?:(.+), )?(\w+)\)$/s.exec(text) ?? []
      const store = datasource?.uid === DATA_SOURCE_UID.loki ? 'loki' : 'prometheus'
      return { name, store, selector, label, refresh }
    })

describe.each(composed())('the variables of $uid', (all) => {
  test('begin with the cluster, exactly as the requirements give it', () => {
    expect(variablesOf(all)[0]).toMatchObject({
      name: 'cluster',
      type: 'query',
      query: 'label_values(cluster)',
      multi: true,
      includeAll: true,
      allValue: '.+',
    })
  })

  test('are exactly those that its panels use', () => {
    const names = variablesOf(all).map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set(variablesIn(all.json)))
    expect(new Set(names).size).toBe(names.length)
  })

  test('follow the time range and the chosen clusters', () => {
    const lists = listsOf(all)
    const fromSelector = lists.filter(({ selector }) => selector !== undefined)
    expect(lists.map(({ refresh }) => refresh)).toEqual(lists.map(() => VariableRefresh.OnTimeRangeChanged))
    for (const { store, selector = '' } of fromSelector) {
      const { selectors } = store === 'loki' ? readLogql(selector) : readPromql(selector)
      expect(selectors[0]?.matchers).toContainEqual({ label: 'cluster', text: 'cluster=~"${cluster}"' })
    }
  })

  test('list values of labels that Loki has, where they query Loki', () => {
    const labels = listsOf(all)
      .filter(({ store }) => store === 'loki')
      .map(({ label }) => label)
    expect(LOKI_LABELS).toEqual(expect.arrayContaining(labels))
  })
})

const namesOn = (uid: string): string[] =>
  composed()
    .filter((each) => each.uid === uid)
    .flatMap(variablesOf)
    .map(({ name }) => name)

describe('the choices of a dashboard', () => {
  test('is cluster, namespace and phase on the overview of resources', () => {
    expect(namesOn('k8s-multicluster-overview')).toEqual(['cluster', 'namespace', 'phase'])
  })

  test('goes from the cluster down to the container for the logs of a pod', () => {
    expect(namesOn('k8s-logs-pod')).toEqual(['cluster', 'namespace', 'pod', 'container'])
  })
})
