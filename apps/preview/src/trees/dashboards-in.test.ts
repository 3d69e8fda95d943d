import { expect, test } from 'vitest'
import { dashboardOf, dashboardsIn } from './dashboards-in.ts'

const SIDECAR = { label: 'grafana_dashboard', folderAnnotation: 'grafana_folder', generator: 'the-generator' }

const configMap = (data: Readonly<Record<string, string>>, metadata: object = {}) => ({
  kind: 'ConfigMap',
  metadata: { labels: { grafana_dashboard: '1' }, ...metadata },
  data,
})

const DASHBOARD = JSON.stringify({ uid: 'pods', title: 'Pods', panels: [] })

test('a ConfigMap with the label of the sidecar holds dashboards, in the folder that it names', () => {
  const object = configMap({ 'pods.json': DASHBOARD }, { annotations: { grafana_folder: 'Logs' } })
  expect(dashboardsIn('pods.yaml', [object], SIDECAR)).toMatchObject([
    { uid: 'pods', title: 'Pods', folder: 'Logs', file: 'pods.yaml' },
  ])
})

test('one that the generator made is not a person’s own', () => {
  const labels = { grafana_dashboard: '1', 'app.kubernetes.io/managed-by': 'the-generator' }
  const [made] = dashboardsIn('pods.yaml', [configMap({ a: DASHBOARD }, { labels })], SIDECAR)
  const [own] = dashboardsIn('pods.yaml', [configMap({ a: DASHBOARD })], SIDECAR)
  expect([made?.isOwn, own?.isOwn]).toEqual([false, true])
})

test('one without a folder is a general one', () => {
  const [found] = dashboardsIn('pods.yaml', [configMap({ a: DASHBOARD })], SIDECAR)
  expect(found?.folder).toBe('General')
})

test('what the sidecar does not read is no dashboard', () => {
  const objects = [
    {},
    { kind: 'ConfigMap', data: { a: DASHBOARD } },
    { ...configMap({ a: DASHBOARD }), kind: 'Secret' },
    configMap({ a: '{', b: 'null', c: '{"title":"no panels"}' }),
    configMap({}, { labels: {} }),
  ]
  expect(dashboardsIn('x.yaml', objects, SIDECAR)).toEqual([])
})

test('a file of JSON may be a dashboard, with its title for a uid that it does not state', () => {
  expect(dashboardOf('{"title":"Mine","panels":[]}', { file: 'mine.json' })).toMatchObject([
    { uid: 'Mine', folder: 'General' },
  ])
  expect(dashboardOf('{"name":"a package"}', { file: 'package.json' })).toEqual([])
})
