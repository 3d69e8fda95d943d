import type { Repository } from '../../repository.ts'
import { APPS, baseFiles } from './apps.ts'
import { clusterFiles } from './clusters.ts'
import { components } from './components.ts'
import { faults } from './faults.ts'
import { overlay } from './overlays.ts'

export const threeClusters: Repository = {
  name: 'three-clusters',
  shape:
    'three clusters by flux-operator; shared bases, substitutions from a ConfigMap, defaults by the parent',
  files: {
    ...clusterFiles('main'),
    ...clusterFiles('utility'),
    ...clusterFiles('test'),
    ...components,
    ...baseFiles,
    ...overlay('main', APPS),
    ...overlay('utility', APPS.slice(0, 3)),
    ...overlay('test', APPS.slice(6)),
  },
  faults,
}
