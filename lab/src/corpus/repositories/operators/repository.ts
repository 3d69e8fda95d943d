import { bootstrap } from '../../bootstrap.ts'
import { fluxKustomization } from '../../flux.ts'
import { kustomization, manifests } from '../../manifest.ts'
import { type Files, type Repository, together } from '../../repository.ts'
import { apps, withDatabase } from './apps.ts'
import { configs } from './configs.ts'
import { controllers } from './controllers.ts'
import { faults } from './faults.ts'
import { things } from './things.ts'

const cluster: Files = {
  ...bootstrap('clusters/home'),
  'clusters/home/layers.yaml': manifests(
    fluxKustomization({ name: 'controllers', namespace: 'flux-system' }, './infrastructure/controllers', {
      wait: true,
    }),
    fluxKustomization({ name: 'configs', namespace: 'flux-system' }, './infrastructure/configs', {
      dependsOn: [{ name: 'controllers' }],
    }),
    fluxKustomization({ name: 'apps', namespace: 'flux-system' }, './apps', {
      dependsOn: [{ name: 'configs' }],
    }),
  ),
  'apps/kustomization.yaml': kustomization({ resources: [...apps.map(({ name }) => name), 'things'] }),
  ...together(apps.map(withDatabase)),
}

export const operators: Repository = {
  name: 'operators',
  shape: 'operators that make Secrets, Services and pods; a definition in the tree, policies, sealed Secrets',
  files: { ...cluster, ...controllers, ...configs, ...things },
  faults,
}
