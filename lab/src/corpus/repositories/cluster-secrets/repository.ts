import { kustomization } from '../../manifest.ts'
import { type Repository, together } from '../../repository.ts'
import { area } from './areas.ts'
import { charts } from './charts.ts'
import { faults } from './faults.ts'
import { flux } from './flux.ts'
import { ROOT } from './folders.ts'
import { home, media, status, templateApp } from './services.ts'

export const clusterSecrets: Repository = {
  name: 'cluster-secrets',
  shape: 'substitutions from an encrypted Secret; HelmRepositories in flux-system, Ingresses, MetalLB',
  files: {
    ...flux,
    [`${ROOT}/bootstrap/flux/kustomization.yaml`]: kustomization({
      resources: ['github.com/fluxcd/flux2/manifests/install?ref=v2.9.2'],
    }),
    ...charts,
    ...area(
      'media',
      media.map(({ name }) => name),
    ),
    ...together(media.map((service) => templateApp('media', service))),
    ...area(
      'home',
      home.map(({ name }) => name),
    ),
    ...together(home.map((service) => templateApp('home', service))),
    ...area('status', ['whoami']),
    ...status,
  },
  faults,
}
