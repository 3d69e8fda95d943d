import { set, unset } from '../../testing/sample-trees.ts'
import { requireDashboardFolder } from './require-dashboard-folder.ts'
import { testRule } from '../../testing/test-rule.ts'

const OBJECT = 'hub ConfigMap dashboard-k8s-logs-search'
const CHART = 'hub HelmRelease kube-prometheus-stack'
const SIDECAR = ['spec', 'values', 'grafana', 'sidecar', 'dashboards']

testRule(requireDashboardFolder, {
  invalid: [
    ...(
      [
        ['a dashboard of no folder', unset(OBJECT, ['metadata', 'annotations', 'grafana_folder'])],
        ['a folder of no name', set(OBJECT, ['metadata', 'annotations', 'grafana_folder'], '')],
        ['a sidecar that reads another annotation', unset(CHART, [...SIDECAR, 'folderAnnotation'])],
        [
          'a provider without folders',
          set(CHART, [...SIDECAR, 'provider', 'foldersFromFilesStructure'], false),
        ],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [broken] })),
  ],
})
