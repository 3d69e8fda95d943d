import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { objectOf } from '../../testing/dashboard-changes.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireDashboardFolder } from './require-dashboard-folder.ts'

const ANNOTATION = ['metadata', 'annotations', 'grafana_folder']
const SIDECAR = [...VALUES, 'grafana', 'sidecar', 'dashboards']

testRule(requireDashboardFolder, {
  invalid: [
    {
      name: 'a dashboard without a folder',
      changes: [unset(objectOf('search'), ANNOTATION)],
      findings: [{ severity: 'info' }],
    },
    { name: 'a folder with an empty name', changes: [set(objectOf('search'), ANNOTATION, '')] },
    {
      name: 'a sidecar that does not read the annotation',
      changes: [unset(HUB_STACK, [...SIDECAR, 'folderAnnotation'])],
    },
    {
      name: 'a provider that does not create folders',
      changes: [set(HUB_STACK, [...SIDECAR, 'provider', 'foldersFromFilesStructure'], false)],
    },
  ],
})
