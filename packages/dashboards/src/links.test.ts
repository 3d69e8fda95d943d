import { describe, expect, test } from 'vitest'
import { composed, type Composed } from './testing/composed.ts'

const all = composed()

interface Link {
  readonly uid: string
  readonly variables: readonly string[]
}

const linkOf = ({ url = '' }: { readonly url?: string }): Link => {
  const [path = '', query = ''] = url.split('?')
  return {
    uid: path.replace('/d/', ''),
    variables: [...query.matchAll(/var-(\w+)=/g)].map(([, name = '']) => name),
  }
}

/** The links of values, of all fields and of single columns. */
const linksOfValues = ({ panels }: Composed): Link[] =>
  panels
    .flatMap(({ fieldConfig }) => [
      ...(fieldConfig?.defaults.links ?? []),
      ...(fieldConfig?.overrides ?? [])
        .flatMap(({ properties }) => properties)
        .flatMap(({ id, value }) => (id === 'links' ? (value as { readonly url: string }[]) : [])),
    ])
    .map(linkOf)

/** The variables that a link sets and its dashboard lacks; all of them where the dashboard does not exist. */
const unknownVariables = ({ uid, variables }: Link): string[] => {
  const known = all.find((each) => each.uid === uid)?.dashboard.templating.list ?? []
  return variables.filter((variable) => known.every(({ name }) => name !== variable))
}

describe('links', () => {
  test.each(all)(
    'lead from $uid to every dashboard, by a menu that keeps the choice and the time',
    ({ dashboard }) => {
      expect(dashboard.links).toMatchObject([
        { type: 'dashboards', tags: ['fleet'], asDropdown: true, includeVars: true, keepTime: true },
      ])
      expect(dashboard.tags).toContain('fleet')
    },
  )

  test.each(all)('from values on $uid set variables that the other dashboard has', (dashboard) => {
    expect(linksOfValues(dashboard).flatMap(unknownVariables)).toEqual([])
  })

  test.each(['k8s-logs-overview', 'k8s-logs-errors', 'k8s-logs-search', 'k8s-multicluster-overview'])(
    'lead from a value on %s to the lines behind it, in the same cluster and namespace',
    (from) => {
      const links = all.filter(({ uid }) => uid === from).flatMap(linksOfValues)
      const toLines = links.find(({ uid }) => uid === 'k8s-logs-pod')
      expect(toLines?.variables).toEqual(expect.arrayContaining(['cluster', 'namespace']))
    },
  )
})
