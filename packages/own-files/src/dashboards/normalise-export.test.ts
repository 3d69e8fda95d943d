import { fieldsOf, itemsOf, type Fields } from '@fleet/validation/queries'
import { describe, expect, test } from 'vitest'
import { EXPORTS } from '../testing/exports.ts'
import type { Source } from './data-sources.ts'
import { normaliseExport, pathInExport } from './normalise-export.ts'

const STORES: readonly Source[] = [
  { type: 'prometheus', uid: 'prometheus' },
  { type: 'loki', uid: 'loki' },
]

const normalised = (text: string, sources = STORES, file = './dashboards/mine.json') => {
  const made = normaliseExport(file, text, sources)
  if (!('dashboard' in made)) throw new Error(made.notes[0]?.message)
  return made
}

const notesOf = (dashboard: object, sources = STORES) => normalised(JSON.stringify(dashboard), sources).notes

/** Every value of some key, however deep. */
const valuesOf = (value: unknown, key: string): readonly unknown[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, child]) => [
        ...(name === key ? [child as unknown] : []),
        ...valuesOf(child, key),
      ])
    : []

const variablesOf = (dashboard: Fields) =>
  itemsOf(fieldsOf(dashboard['templating'])['list']).map((variable) => fieldsOf(variable)['name'])

describe.each(Object.entries(EXPORTS))('the export %s', (file, text) => {
  const { dashboard, notes, uid } = normalised(text, STORES, `./${file}`)

  test('is taken without a word', () => {
    expect(notes).toEqual([])
  })

  test('holds nothing of the Grafana that wrote it', () => {
    const keys = Object.keys(dashboard)
    expect(keys.filter((key) => /^(?:id|iid|version|iteration|gnetId|meta|__.*)$/.test(key))).toEqual([])
    expect(JSON.stringify(dashboard)).not.toMatch(/\$\{(?:DS|VAR)_|libraryPanel/)
    expect(uid).toMatch(/^[\w-]{1,40}$/)
  })

  test('asks the stores of the fleet, by their uids', () => {
    const uids = valuesOf(dashboard, 'datasource').map((source) => fieldsOf(source)['uid'])
    expect(uids.filter((one) => !/^(?:prometheus|loki|-- (?:Grafana|Mixed) --)$/.test(String(one)))).toEqual(
      [],
    )
  })

  test('asks only the chosen clusters in each query', () => {
    expect(variablesOf(dashboard)[0]).toBe('cluster')
    const queries = valuesOf(dashboard, 'expr').map(String)
    expect(queries.filter((query) => !/cluster=~"\$\{?cluster\}?"/.test(query))).toEqual([])
    expect(queries.length).toBeGreaterThan(0)
  })

  test('is the same when it is exported and shipped again', () => {
    expect(normalised(JSON.stringify(dashboard), STORES, `./${file}`).dashboard).toEqual(dashboard)
  })
})

const panel = (over: object) => ({ id: 1, type: 'timeseries', title: 'Load', ...over })
const asking = (datasource: unknown, expr = 'up') => ({
  title: 'Mine',
  panels: [panel({ datasource, targets: [{ refId: 'A', expr }] })],
})

test('a uid that the export lacks is the name of the file', () => {
  const made = normalised('{"panels": []}', STORES, './dashboards/My Disks.json')
  expect(made).toMatchObject({ uid: 'my-disks', title: 'my-disks' })
})

describe('data sources', () => {
  const influx = {
    title: 'Mine',
    panels: [panel({ datasource: { type: 'influxdb', uid: 'x' }, targets: [{ refId: 'A' }] })],
  }

  test('of another type are those of the inventory', () => {
    const { dashboard } = normalised(JSON.stringify(influx), [...STORES, { type: 'influxdb', uid: 'energy' }])
    expect(valuesOf(dashboard, 'datasource')).toEqual([
      { type: 'influxdb', uid: 'energy' },
      { type: 'influxdb', uid: 'energy' },
    ])
  })

  test('that the fleet does not have are said', () => {
    expect(notesOf(influx)).toMatchObject([
      {
        rule: 'noMissingDashboardSource',
        path: ['panels', 0, 'datasource'],
        message: 'the panel “Load” asks a data source of the type influxdb, which the fleet does not have',
      },
    ])
  })

  test('that may be several are said', () => {
    const several = ['one', 'two'].map((uid) => ({ type: 'influxdb', uid }))
    expect(notesOf(influx, [...STORES, ...several])[0]?.message).toMatch(/the fleet has several: one, two/)
  })

  test('that a text names stay for readers to choose', () => {
    const choice = { type: 'datasource', name: 'source', query: 'prometheus' }
    const dashboard = { ...asking('$source'), templating: { list: [choice] } }
    expect(variablesOf(normalised(JSON.stringify(dashboard)).dashboard)).toEqual(['cluster'])
    const titled = { ...dashboard, description: 'of ${source}' }
    expect(variablesOf(normalised(JSON.stringify(titled)).dashboard)).toEqual(['cluster', 'source'])
  })
})

describe('library panels', () => {
  const library = {
    title: 'Mine',
    panels: [{ id: 4, gridPos: { x: 1 }, libraryPanel: { uid: 'a', name: 'Room' } }],
  }

  test('are put into their places', () => {
    const model = { type: 'stat', title: 'Room', gridPos: { x: 9 } }
    const whole = { ...library, __elements: [{ uid: 'a', model }] }
    expect(normalised(JSON.stringify(whole)).dashboard['panels']).toEqual([
      { type: 'stat', title: 'Room', id: 4, gridPos: { x: 1 } },
    ])
  })

  test('that the export lacks are refused', () => {
    expect(notesOf(library)).toMatchObject([{ rule: 'noMissingLibraryPanel', path: ['panels', 0] }])
  })

  test('of which the dashboard has a copy are that copy', () => {
    const copied = { title: 'Mine', panels: [panel({ libraryPanel: { uid: 'a' }, options: { a: 1 } })] }
    expect(notesOf(copied)).toEqual([])
  })
})

test('a panel of a kind that Grafana has removed is said, in the row that it is in', () => {
  const graph = { title: 'Mine', panels: [{ type: 'row', panels: [panel({ type: 'graph' })] }] }
  expect(notesOf(graph)).toMatchObject([
    {
      rule: 'banRemovedPanel',
      path: ['panels', 0, 'panels', 0, 'type'],
      impact: expect.stringContaining('timeseries'),
    },
  ])
})

describe('the choice of clusters', () => {
  test('is not added where no query could use it', () => {
    const text = { title: 'Mine', panels: [panel({ type: 'text' })], templating: { list: [] } }
    expect(variablesOf(normalised(JSON.stringify(text)).dashboard)).toEqual([])
  })

  test('leaves out a query that it cannot read, and says which', () => {
    const dashboard = { ...asking('prometheus', '$calculate(up)') }
    const { notes } = normalised(JSON.stringify({ ...dashboard }))
    expect(notes).toMatchObject([
      { rule: 'requireClusterInDashboard', path: ['panels', 0, 'targets', 0, 'expr'] },
    ])
    expect(notes[0]?.message).toMatch(/the panel “Load” asks all clusters.*cannot be read/)
  })

  test('leaves out a dashboard that calls something else so', () => {
    const own = { type: 'custom', name: 'cluster', query: 'blue,green' }
    const dashboard = { ...asking('prometheus'), templating: { list: [own] } }
    const made = normalised(JSON.stringify(dashboard))
    expect(made.notes).toMatchObject([{ rule: 'requireClusterInDashboard', path: ['templating', 'list', 0] }])
    expect(fieldsOf(made.dashboard['templating'])['list']).toEqual([own])
  })

  test('is asked of Loki where only Loki is asked', () => {
    const { dashboard } = normalised(JSON.stringify(asking({ type: 'loki', uid: 'x' }, '{job="a"}')))
    expect(fieldsOf(itemsOf(fieldsOf(dashboard['templating'])['list'])[0])['datasource']).toEqual(STORES[1])
  })
})

test('the keys of a variable lead to it in the export, before the choice of clusters came', () => {
  const text = JSON.stringify({
    apiVersion: 'dashboard.grafana.app/v1',
    spec: { ...asking('prometheus'), templating: { list: [{ name: 'node' }] } },
  })
  const { dashboard } = normalised(text)
  expect(pathInExport(text, dashboard, ['templating', 'list', 1, 'name'])).toEqual([
    'spec',
    'templating',
    'list',
    0,
    'name',
  ])
  expect(pathInExport(text, dashboard, ['panels', 0, 'title'])).toEqual(['spec', 'panels', 0, 'title'])
})

describe('what is no dashboard is refused', () => {
  const refusal = (text: string) => normaliseExport('./a.json', text, STORES).notes

  test.each([
    ['no JSON', '{"panels": [}', /is no JSON/, 12],
    ['a text that ends early', '{"panels": [', /is no JSON/, 12],
    ['two values', '{} {}', /is no JSON/, 3],
    ['a comma too many', '{"a": 1,\n}', /is no JSON/, 9],
  ])('%s', (_, text, message, character) => {
    expect(refusal(text)).toMatchObject([
      { rule: 'validDashboardExport', message: expect.stringMatching(message), character },
    ])
  })

  test.each([
    ['another object', '{"name": "a"}', /has no panels/],
    ['a list', '[]', /has no panels/],
    [
      'the model v2',
      '{"apiVersion": "dashboard.grafana.app/v2beta1", "spec": {"elements": {}, "layout": {}}}',
      /model v2/,
    ],
    ['the model v2 without its envelope', '{"elements": {}, "layout": {}}', /model v2/],
  ])('%s', (_, text, message) => {
    expect(refusal(text)[0]?.message).toMatch(message)
  })
})

describe('a dashboard that asks VictoriaLogs', () => {
  const type = 'victoriametrics-logs-datasource'
  const sources: readonly Source[] = [
    { type: 'prometheus', uid: 'prometheus' },
    { type, uid: 'victorialogs' },
  ]
  const { dashboard, notes } = normalised(
    JSON.stringify({
      title: 'Lines',
      schemaVersion: 42,
      templating: {
        list: [
          {
            name: 'namespace',
            type: 'query',
            datasource: { type, uid: 'mine' },
            query: { type: 'fieldValue', field: 'service.namespace', refId: 'A' },
          },
        ],
      },
      panels: [
        {
          type: 'logs',
          title: 'Errors',
          datasource: { type, uid: 'mine' },
          targets: [{ refId: 'A', expr: 'error or fatal', queryType: 'instant' }],
        },
      ],
    }),
    sources,
  )

  test('asks that of the fleet, about the chosen clusters', () => {
    expect(notes).toEqual([])
    expect(valuesOf(dashboard, 'expr')).toEqual(['{cluster=~`${cluster:regex}`} (error or fatal)'])
    expect(new Set(valuesOf(dashboard['panels'], 'uid'))).toEqual(new Set(['victorialogs']))
  })

  test('chooses the clusters by their field, and lists values of the chosen ones', () => {
    expect(fieldsOf(dashboard['templating'])['list']).toMatchObject([
      { name: 'cluster', query: { type: 'fieldValue', field: 'cluster' } },
      { name: 'namespace', query: { field: 'service.namespace', query: '{cluster=~`${cluster:regex}`} *' } },
    ])
  })
})
