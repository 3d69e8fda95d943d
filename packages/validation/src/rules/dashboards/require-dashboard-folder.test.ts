import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const OBJECT = 'hub ConfigMap dashboard-k8s-logs-search'
const CHART = 'hub HelmRelease kube-prometheus-stack'
const SIDECAR = ['spec', 'values', 'grafana', 'sidecar', 'dashboards']

describe('require-dashboard-folder', () => {
  it.each([
    ['a dashboard of no folder', unset(OBJECT, ['metadata', 'annotations', 'grafana_folder'])],
    ['a folder of no name', set(OBJECT, ['metadata', 'annotations', 'grafana_folder'], '')],
    ['a sidecar that reads another annotation', unset(CHART, [...SIDECAR, 'folderAnnotation'])],
    ['a provider without folders', set(CHART, [...SIDECAR, 'provider', 'foldersFromFilesStructure'], false)],
  ])('refuses %s', async (_, broken) => {
    expect(await refusedBy(broken)).toEqual(['require-dashboard-folder'])
  })
})
