import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'
import { describe, expect, test } from 'vitest'
import { composed, panelCalled } from '../testing/composed.ts'

const uid = 'fleet-gitops'

const propertyOf = (title: string, column: string, id: string): unknown =>
  panelCalled(uid, title)
    .fieldConfig?.overrides.find(({ matcher }) => matcher.options === column)
    ?.properties.find((property) => property.id === id)?.value

/** What Grafana shows of a text, by the mappings of its column. */
const shown = (title: string, column: string, text: string): string => {
  for (const mapping of propertyOf(title, column, 'mappings') as readonly ValueMapping[]) {
    if (mapping.type !== MappingType.RegexToText) continue
    const pattern = new RegExp(mapping.options.pattern)
    if (pattern.test(text)) return text.replace(pattern, mapping.options.result.text ?? '')
  }
  return text
}

const tables = composed()
  .filter((each) => each.uid === uid)
  .flatMap(({ panels }) => panels.filter(({ type }) => type === 'table'))

describe('the dashboard of Flux', () => {
  test('answers at once how each cluster is', () => {
    const [first] = composed().find((each) => each.uid === uid)?.panels ?? []
    expect(first?.title).toBe('Clusters')
  })

  test.each(tables)('has the worst first in $title', ({ options }) => {
    const { sortBy } = options as { readonly sortBy: readonly { readonly displayName: string }[] }
    expect(['State', 'Since', 'Errors', 'Duration']).toContain(sortBy[0]?.displayName)
    expect(sortBy).toEqual(sortBy.map((each) => ({ ...each, desc: true })))
  })

  test.each([
    ['main@sha1:1a2b3c4d5e6f708192a3b4c5d6e7f80912a3b4c5', 'main@1a2b3c4'],
    ['release/v2@sha1:1a2b3c4d5e6f708192a3b4c5d6e7f80912a3b4c5', 'release/v2@1a2b3c4'],
    [`latest@sha256:${'7'.repeat(64)}`, 'latest@7777777'],
    [`sha256:${'7'.repeat(64)}`, 'sha256:7777777'],
    ['88.5.3', '88.5.3'],
  ])('shows as much of the revision %s as tells it from others', (revision, short) => {
    expect(shown('Sources', 'Revision', revision)).toBe(short)
  })

  test.each([
    ['Clusters', 'silent'],
    ['Kustomizations', 'suspended'],
    ['Not ready', 'in progress'],
  ])('says in %s what is %s in words', (title, word) => {
    expect(JSON.stringify(propertyOf(title, 'State', 'mappings'))).toContain(`"text":"${word}"`)
  })

  test.each([
    ['Not ready', 'Name'],
    ['Kustomizations', 'Kustomization'],
    ['Releases', 'Release'],
    ['Sources', 'Source'],
  ])('leads from a name in %s to the lines of that cluster which name it', (title, column) => {
    expect(propertyOf(title, column, 'links')).toMatchObject([
      {
        url: '/d/k8s-logs-search?var-cluster=${__data.fields.cluster}&var-search=${__data.fields.name}&${__url_time_range}',
      },
    ])
  })
})
