import { bootstrap } from '../../bootstrap.ts'
import { fluxKustomization } from '../../flux.ts'
import { kustomization, manifests } from '../../manifest.ts'
import { type Files, type Repository, together, under } from '../../repository.ts'
import { services } from '../../services.ts'
import { deployment, namespace, serviceOf } from '../../workloads.ts'
import { faults } from './faults.ts'
import { routes } from './routes.ts'
import { variants } from './variants.ts'
import { generated, web } from './web.ts'

const cluster: Files = {
  ...bootstrap('clusters/home'),
  'clusters/home/apps.yaml': manifests(
    fluxKustomization({ name: 'apps', namespace: 'flux-system' }, './apps', {
      decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
      images: [{ name: 'ghcr.io/mendhak/http-https-echo', newTag: '41' }],
    }),
    fluxKustomization({ name: 'calendar', namespace: 'flux-system' }, './apps/radicale', {
      decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
      dependsOn: [{ name: 'apps' }],
    }),
  ),
  'apps/kustomization.yaml': kustomization({
    resources: [
      'namespaces.yaml',
      ...web.map(({ name }) => name),
      'valkey/office',
      'valkey/media',
      'routes',
      'echo.yaml',
    ],
    patches: [
      {
        target: { kind: 'Deployment', labelSelector: 'tier=web' },
        patch: '- op: add\n  path: /spec/template/spec/enableServiceLinks\n  value: false\n',
      },
    ],
  }),
  'apps/namespaces.yaml': manifests(namespace('web'), namespace('stores')),
  'apps/echo.yaml': manifests(
    deployment({ ...services.echo, tag: '40' }, { namespace: 'web' }),
    serviceOf(services.echo, { namespace: 'web' }),
  ),
  ...under('apps', together([...web, services.radicale].map(generated))),
  ...variants,
  ...routes,
}

export const generators: Repository = {
  name: 'generators',
  shape: 'generators, prefixes, labels, images, replacements and configurations of kustomize',
  files: cluster,
  faults,
}
