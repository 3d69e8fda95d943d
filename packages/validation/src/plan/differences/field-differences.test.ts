import { describe, expect, it } from 'vitest'
import { differencesOf } from './field-differences.ts'

const fieldsOf = (before: unknown, after: unknown) => differencesOf(before, after).fields

describe('the fields that differ', () => {
  it('are named by the names of items, wherever these stand', () => {
    const before = { containers: [{ name: 'app', image: 'a:1' }, { name: 'proxy' }] }
    const after = { containers: [{ name: 'proxy' }, { name: 'app', image: 'a:2' }] }
    expect(fieldsOf(before, after)).toContainEqual({
      field: 'containers[app].image',
      before: 'a:1',
      after: 'a:2',
    })
  })

  it('are those inside of a text of YAML', () => {
    const config = (timeout: string) => ({
      data: { 'config.yaml': `processors:\n  batch:\n    timeout: ${timeout}\n` },
    })
    expect(fieldsOf(config('5s'), config('7s'))).toEqual([
      { field: 'data["config.yaml"].processors.batch.timeout', before: '5s', after: '7s' },
    ])
  })

  it('are none where a text of JSON is only formatted in another way', () => {
    expect(fieldsOf({ data: { a: '{"b":[1]}' } }, { data: { a: '{ "b": [1] }\n' } })).toEqual([])
  })

  it('are one for each item that a list gains', () => {
    expect(fieldsOf({ args: ['--a', '--c'] }, { args: ['--a', '--b', '--c'] })).toEqual([
      { field: 'args[1]', after: '--b' },
    ])
  })

  it('take an item that goes and one that comes for the same', () => {
    expect(fieldsOf({ args: ['--a', '--b=1'] }, { args: ['--a', '--b=2'] })).toEqual([
      { field: 'args[1]', before: '--b=1', after: '--b=2' },
    ])
  })

  it('take maps without names for the same by their turn, and what comes more for new', () => {
    const rule = (...blocks: readonly string[]) => ({ cidrs: blocks })
    const before = { ingress: [rule('a', 'b'), rule('c')] }
    const after = { ingress: [rule('a', 'b', 'x'), rule('c'), rule('y')] }
    expect(fieldsOf(before, after)).toEqual([
      { field: 'ingress[0].cidrs[2]', after: 'x' },
      { field: 'ingress[2]', after: rule('y') },
    ])
  })

  it('tell another order', () => {
    expect(fieldsOf({ processors: ['memory', 'batch'] }, { processors: ['batch', 'memory'] })).toEqual([
      { field: 'processors (order)', before: ['memory', 'batch'], after: ['batch', 'memory'] },
    ])
  })

  it('show no secret', () => {
    const env = (value: string) => ({ env: [{ name: 'DB_PASSWORD', value }] })
    expect(fieldsOf(env('old-one-1234'), env('new-one-1234'))).toEqual([
      { field: 'env[DB_PASSWORD].value', before: '(hidden)', after: '(hidden)' },
    ])
    const values = { grafana: { adminPassword: 'S3cr3t!pass' } }
    expect(JSON.stringify(fieldsOf({}, { values }))).not.toContain('S3cr3t')
    const text = (password: string) => ({ data: { 'a.yaml': `user: a\nclient_password: ${password}\n` } })
    expect(JSON.stringify(fieldsOf(text('0ne-pass!'), text('tw0-pass!')))).not.toContain('-pass!')
  })
})

describe('rules that differ', () => {
  const alert = (name: string, rest: object = {}) => ({ alert: name, expr: 'up == 0', for: '5m', ...rest })
  const groups = (...rules: readonly object[]) => ({ spec: { groups: [{ name: 'hosts', rules }] } })

  it('are alerts by their names', () => {
    const before = groups(alert('Down'), alert('Slow'), alert('Old'))
    const after = groups(alert('New'), alert('Down'), alert('Slow', { for: '10m' }))
    expect(differencesOf(before, after)).toEqual({
      fields: [],
      parts: [
        {
          part: 'alert',
          name: 'Slow',
          within: 'hosts',
          change: 'changed',
          fields: [{ field: 'for', before: '5m', after: '10m' }],
        },
        { part: 'alert', name: 'New', within: 'hosts', change: 'added', fields: [] },
        { part: 'alert', name: 'Old', within: 'hosts', change: 'removed', fields: [] },
      ],
    })
  })

  it('are distinguished where several have one name', () => {
    const down = (cluster: string) => alert('Down', { expr: `up{cluster="${cluster}"} == 0` })
    const { parts } = differencesOf(groups(down('a'), down('b')), groups(down('a'), down('new'), down('b')))
    expect(parts.map(({ name, change }) => [name, change])).toEqual([['Down', 'added']])
  })

  it('have settings of their group', () => {
    const group = (interval: string) => [{ name: 'hosts', interval, rules: [alert('Down')] }]
    expect(fieldsOf({ groups: group('1m') }, { groups: group('2m') })).toEqual([
      { field: 'groups[hosts].interval', before: '1m', after: '2m' },
    ])
  })
})

describe('dashboards that differ', () => {
  const panel = (title: string, expr: string, id = 1) => ({
    id,
    type: 'timeseries',
    title,
    gridPos: { x: 0, y: id, w: 12, h: 8 },
    targets: [{ refId: 'A', expr }],
  })
  const dashboard = (panels: readonly object[], more: object = {}) => ({
    data: { 'hosts.json': JSON.stringify({ title: 'Hosts', schemaVersion: 42, panels, ...more }) },
  })

  it('are panels with their queries before and after', () => {
    const before = dashboard([panel('Load', 'node_load1'), panel('Disk', 'node_disk', 2)])
    const after = dashboard([panel('Load', 'node_load5'), panel('Memory', 'node_memory', 2)])
    expect(differencesOf(before, after).parts).toEqual([
      {
        part: 'panel',
        name: 'Load',
        within: 'Hosts',
        change: 'changed',
        fields: [{ field: 'targets[A].expr', before: 'node_load1', after: 'node_load5' }],
      },
      {
        part: 'panel',
        name: 'Memory',
        within: 'Hosts',
        change: 'changed',
        fields: [
          { field: 'title', before: 'Disk', after: 'Memory' },
          { field: 'targets[A].expr', before: 'node_disk', after: 'node_memory' },
        ],
      },
    ])
  })

  it('are panels that come and go', () => {
    const before = dashboard([panel('Load', 'node_load1'), panel('Disk', 'node_disk', 2)])
    const after = dashboard([panel('Load', 'node_load1'), { ...panel('Logs', 'x', 3), type: 'logs' }])
    expect(differencesOf(before, after).parts.map(({ name, change }) => [name, change])).toEqual([
      ['Logs', 'added'],
      ['Disk', 'removed'],
    ])
  })

  it('count panels that only move, also where their numbers change', () => {
    const before = dashboard([panel('Load', 'node_load1', 1), panel('Disk', 'node_disk', 2)])
    const after = dashboard([panel('Disk', 'node_disk', 1), panel('Load', 'node_load1', 2)])
    expect(differencesOf(before, after).parts).toMatchObject([
      { part: 'dashboard', name: 'Hosts', fields: [{ field: 'panels in another place', after: 2 }] },
    ])
  })

  it('are variables by their names, and settings', () => {
    const variables = (...list: readonly object[]) => ({ templating: { list } })
    const before = dashboard([], { ...variables({ name: 'node', query: 'a' }), refresh: '1m' })
    const after = dashboard([], {
      ...variables({ name: 'node', query: 'b' }, { name: 'job' }),
      refresh: '5m',
    })
    expect(differencesOf(before, after).parts).toEqual([
      {
        part: 'dashboard',
        name: 'Hosts',
        change: 'changed',
        fields: [{ field: 'refresh', before: '1m', after: '5m' }],
      },
      {
        part: 'variable',
        name: 'node',
        within: 'Hosts',
        change: 'changed',
        fields: [{ field: 'query', before: 'a', after: 'b' }],
      },
      { part: 'variable', name: 'job', within: 'Hosts', change: 'added', fields: [] },
    ])
  })

  it('are one where a whole dashboard comes', () => {
    const before = { data: { 'other.txt': 'a' } }
    const after = { data: { ...before.data, ...dashboard([panel('Load', 'node_load1')]).data } }
    expect(differencesOf(before, after).parts).toEqual([
      { part: 'dashboard', name: 'Hosts', change: 'added', fields: [{ field: 'panels', after: 1 }] },
    ])
  })
})
