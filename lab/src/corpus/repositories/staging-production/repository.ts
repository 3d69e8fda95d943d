import { type Repository, together } from '../../repository.ts'
import { BASE, base, overlay } from './apps.ts'
import { clusterFiles } from './clusters.ts'
import { faults } from './faults.ts'
import { controllers } from './infrastructure.ts'

export const stagingProduction: Repository = {
  name: 'staging-production',
  shape: 'two clusters; shared bases, an overlay each, patches of both sorts, charts of HelmRepositories',
  files: {
    ...clusterFiles('production'),
    ...clusterFiles('staging'),
    ...controllers,
    ...together(BASE.map(base)),
    ...overlay('production'),
    ...overlay('staging'),
  },
  faults,
}
