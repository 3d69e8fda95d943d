import { readFleet } from '@fleet/model'
import { sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { checkOwnFiles } from './check-own-files.ts'

const checked = (
  files: Readonly<Record<string, string>>,
  fields: { readonly dashboards?: readonly string[]; readonly rules?: readonly string[] },
) => {
  const { hub } = sampleFleetInput()
  const { dashboards, rules } = fields
  const read = readFleet(
    sampleFleetInput({
      hub: {
        ...hub,
        grafana: { ...hub.grafana, ...(dashboards && { dashboards: [...dashboards] }) },
        prometheus: { ...hub.prometheus, ...(rules && { rules: [...rules] }) },
      },
    }),
    (path) => files[path],
  )
  if (!read.ok) throw new Error(read.findings[0]?.message)
  return checkOwnFiles(read.fleet).map(({ rule, message, path, stated }) => ({
    rule,
    message,
    path,
    field: stated.path.join('.'),
  }))
}

const dashboard = (uid: string) => JSON.stringify({ uid, title: uid, panels: [] })

describe('dashboards', () => {
  test('of different uids and names are well', () => {
    const files = { './a.json': dashboard('a'), './more/b.json': dashboard('b') }
    expect(checked(files, { dashboards: Object.keys(files) })).toEqual([])
  })

  test('of the uid of one of the generator, or of another, name both owners', () => {
    const files = {
      './a.json': dashboard('fleet-gitops'),
      './b.json': dashboard('x'),
      './c.json': dashboard('x'),
    }
    expect(checked(files, { dashboards: Object.keys(files) })).toMatchObject([
      {
        rule: 'uniqueDashboardExport',
        field: 'hub.grafana.dashboards.0',
        message: 'it has the uid fleet-gitops, and so has a dashboard of the generator',
      },
      {
        rule: 'uniqueDashboardExport',
        field: 'hub.grafana.dashboards.2',
        message: 'it has the uid x, and so has a dashboard of ./b.json',
      },
    ])
  })

  test('of one file name, or of one file, would be one object', () => {
    const files = { './a.json': dashboard('a'), './more/A.json': dashboard('b') }
    const dashboards = [...Object.keys(files), './a.json']
    expect(checked(files, { dashboards }).map(({ message }) => message)).toEqual([
      'it would be the same object as ./a.json: both are named after the last part of the path',
      'it is named twice',
    ])
  })
})

const group = (name: string) => `  - { name: ${name}, rules: [{ alert: A, expr: 'up == 0' }] }\n`

describe('rule files', () => {
  test('may have groups of the same names in different files', () => {
    const files = { './a.yaml': `groups:\n${group('x')}`, './b.yaml': `groups:\n${group('x')}` }
    expect(checked(files, { rules: Object.keys(files) })).toEqual([])
  })

  test('of one file name, and two groups of one name in a file, are refused', () => {
    const files = {
      './a.yaml': `groups:\n${group('x')}${group('x')}`,
      './more/a.yml': `groups:\n${group('y')}`,
    }
    expect(checked(files, { rules: Object.keys(files) })).toMatchObject([
      {
        rule: 'uniqueRuleFileGroup',
        field: 'hub.prometheus.rules.1',
        message: expect.stringContaining('./a.yaml'),
      },
      { rule: 'uniqueRuleFileGroup', path: ['groups', 1, 'name'], field: 'hub.prometheus.rules.0' },
    ])
  })

  test('that cannot be read hide nothing of the others', () => {
    const files = {
      './a.yaml': 'groups: []',
      './b.yaml': "groups: [{ name: x, rules: [{ alert: A, expr: 'absent(up)' }] }]",
    }
    expect(checked(files, { rules: Object.keys(files) }).map(({ rule, field }) => [rule, field])).toEqual([
      ['validRuleFile', 'hub.prometheus.rules.0'],
      ['requireClusterInRuleFile', 'hub.prometheus.rules.1'],
    ])
  })
})
