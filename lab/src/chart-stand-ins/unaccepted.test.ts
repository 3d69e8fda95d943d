import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { KubernetesObject } from '../trees/committed.ts'
import type { AcceptedDifference } from './accepted-differences.ts'
import { objectDifferences, valueDifferences } from './compare.ts'
import { differencesTable, unacceptedOf } from './unaccepted.ts'

const service = (spec: unknown): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec,
})

const row: AcceptedDifference = {
  chart: 'small',
  object: 'Service *',
  path: 'spec.ports.*.protocol',
  is: 'only in the chart',
  why: 'a default',
}

const http = { name: 'http', port: 80 }
const more = { name: 'more', port: 81 }

test('equal objects do not differ, with any order of keys and named entries', () => {
  const spec = { ports: [http, more] }
  expect(objectDifferences([service(spec)], [service({ ports: [more, http] })])).toEqual([])
})

test('each difference has its object and its path', () => {
  const mine = [service({ ports: [http], type: 'ClusterIP' })]
  const real = [service({ ports: [{ ...http, port: 8080 }, more] })]
  expect(objectDifferences(mine, real)).toEqual([
    { object: 'Service web', path: 'spec.ports.http.port', is: 'another value' },
    { object: 'Service web', path: 'spec.ports.more', is: 'only in the chart' },
    { object: 'Service web', path: 'spec.type', is: 'only in the stand-in' },
  ])
  expect(objectDifferences(mine, [])).toEqual([
    { object: 'Service web', path: '', is: 'only in the stand-in' },
  ])
})

test('a row accepts only what it names', () => {
  const mine = { spec: { ports: { http: {} } } }
  const real = { spec: { ports: { http: { protocol: 'TCP' } } } }
  const withMore = { spec: { ...real.spec, type: 'ClusterIP' } }
  expect(unacceptedOf('small', valueDifferences('Service web', mine, real), [row])).toEqual([])
  expect(unacceptedOf('small', valueDifferences('Service web', mine, withMore), [row])).toEqual([
    'Service web spec.type is only in the chart',
  ])
  expect(unacceptedOf('small', valueDifferences('Pod web', mine, real), [row])).toHaveLength(2)
  expect(unacceptedOf('small', valueDifferences('Service web', real, mine), [row])).toHaveLength(2)
})

test('an unused row is stale', () => {
  expect(unacceptedOf('small', [], [row])).toEqual([
    'nothing is only in the chart any more: Service * spec.ports.*.protocol',
  ])
})

test('the README of the lab lists every row', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const rows = readme.split('\n').map((line) => line.replaceAll(/ +/g, ' '))
  expect(rows.filter((line) => /only in the|another value/.test(line))).toEqual(differencesTable())
})
