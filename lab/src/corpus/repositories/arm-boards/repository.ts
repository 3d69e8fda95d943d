import { bootstrap } from '../../bootstrap.ts'
import { fluxKustomization } from '../../flux.ts'
import { manifests } from '../../manifest.ts'
import type { Repository } from '../../repository.ts'
import { faults } from './faults.ts'
import { home } from './home.ts'
import { system } from './system.ts'

export const armBoards: Repository = {
  name: 'arm-boards',
  shape: 'k3s on ARM boards; folders without lists, HelmCharts of k3s, upgrade Plans, Traefik',
  files: {
    ...bootstrap('clusters/boards'),
    'clusters/boards/layers.yaml': manifests(
      fluxKustomization({ name: 'system', namespace: 'flux-system' }, './system'),
      fluxKustomization({ name: 'home', namespace: 'flux-system' }, './home', {
        dependsOn: [{ name: 'system' }],
      }),
    ),
    ...system,
    ...home,
  },
  faults,
  isPlain: true,
}
